import type { KeyNames } from './expressions/key-condition.ts';
import { Partition } from './partition.ts';
import { type AttributeValue, type Item, typeOf } from './values.ts';

/** Items by their keys. They are never changed in place, so what was read stays as it was. */
export class Items {
  readonly #keys: KeyNames;
  readonly #partitions = new Map<string, Partition>();

  constructor(keys: KeyNames) {
    this.#keys = keys;
  }

  get(key: Item): Item | undefined {
    return this.#partitions.get(this.#hashText(key))?.get(this.#sort(key));
  }

  put(item: Item): void {
    const hash = this.#hashText(item);
    let partition = this.#partitions.get(hash);
    if (partition === undefined) {
      partition = new Partition(this.#keys.range);
      this.#partitions.set(hash, partition);
    }
    partition.put(item);
  }

  delete(key: Item): void {
    const hash = this.#hashText(key);
    const partition = this.#partitions.get(hash);
    partition?.delete(this.#sort(key));
    if (partition?.items.length === 0) this.#partitions.delete(hash);
  }

  /** Items of one partition, by sort key. */
  partition(hash: AttributeValue): readonly Item[] {
    return this.#partitions.get(valueText(hash))?.items ?? [];
  }

  *all(): Generator<Item> {
    for (const partition of this.#partitions.values()) yield* partition.items;
  }

  #hashText(key: Item): string {
    return valueText(key[this.#keys.hash] as AttributeValue);
  }

  #sort(key: Item): AttributeValue | undefined {
    return this.#keys.range === undefined ? undefined : key[this.#keys.range];
  }
}

/** A text that tells key values apart. */
export function valueText(value: AttributeValue): string {
  const type = typeOf(value);
  return `${type}:${value.B === undefined ? (value.S ?? value.N) : Buffer.from(value.B).toString('base64')}`;
}
