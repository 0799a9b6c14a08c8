// A table and its items. Items are never changed in place, so what was read stays as it was.

import type { KeyNames } from './expressions/key-condition.ts';
import { Partition } from './partition.ts';
import { type AttributeValue, type Item, itemSize, typeOf } from './values.ts';

export interface Index {
  readonly name: string;
  readonly keys: KeyNames;
  readonly global: boolean;
  readonly description: Readonly<Record<string, unknown>>;
  /** Attributes beyond the keys; undefined when all. */
  readonly projected: readonly string[] | undefined;
}

export interface TimeToLive {
  readonly attribute: string;
  /** When the next sweep passes over the table, epoch milliseconds. */
  sweepMs: number;
}

export class Table {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly createdMs: number;
  readonly keys: KeyNames;
  readonly attributeTypes: ReadonlyMap<string, string>;
  readonly indexes: ReadonlyMap<string, Index>;
  readonly tags = new Map<string, string>();
  /** Members of the description that requests set and that change nothing here. */
  settings: Record<string, unknown>;
  status: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING' = 'CREATING';
  deletionProtected = false;
  timeToLive: TimeToLive | undefined;
  pointInTimeRecovery: { since: number; days: number } | undefined;
  readonly #partitions = new Map<string, Partition>();

  constructor(
    given: Pick<Table, 'name' | 'arn' | 'id' | 'createdMs' | 'keys' | 'attributeTypes' | 'indexes' | 'settings'>,
  ) {
    this.name = given.name;
    this.arn = given.arn;
    this.id = given.id;
    this.createdMs = given.createdMs;
    this.keys = given.keys;
    this.attributeTypes = given.attributeTypes;
    this.indexes = given.indexes;
    this.settings = given.settings;
  }

  get(key: Item): Item | undefined {
    return this.#partitions.get(this.#hashText(key))?.get(this.#sort(key));
  }

  put(item: Item): void {
    const hash = this.#hashText(item);
    let partition = this.#partitions.get(hash);
    if (partition === undefined) {
      partition = new Partition(this.keys.range);
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

  *items(): Generator<Item> {
    for (const partition of this.#partitions.values()) yield* partition.items;
  }

  /** Number of items and their bytes. */
  count(): { items: number; bytes: number } {
    let items = 0;
    let bytes = 0;
    for (const item of this.items()) {
      items++;
      bytes += itemSize(item);
    }
    return { items, bytes };
  }

  keyOf(item: Item): Record<string, AttributeValue> {
    const { hash, range } = this.keys;
    const key = { [hash]: item[hash] as AttributeValue };
    return range === undefined ? key : { ...key, [range]: item[range] as AttributeValue };
  }

  #hashText(key: Item): string {
    return valueText(key[this.keys.hash] as AttributeValue);
  }

  #sort(key: Item): AttributeValue | undefined {
    return this.keys.range === undefined ? undefined : key[this.keys.range];
  }
}

/** A text that tells key values apart. */
export function valueText(value: AttributeValue): string {
  const type = typeOf(value);
  return `${type}:${value.B === undefined ? (value.S ?? value.N) : Buffer.from(value.B).toString('base64')}`;
}
