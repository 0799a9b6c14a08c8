import { type AttributeValue, compareValues, type Item } from './values.ts';

/** The items that share a partition key, kept in the order of their sort key. */
export class Partition {
  readonly #range: string | undefined;
  readonly items: Item[] = [];

  constructor(range: string | undefined) {
    this.#range = range;
  }

  get(sort: AttributeValue | undefined): Item | undefined {
    const at = this.#find(sort);
    return at < 0 ? undefined : this.items[at];
  }

  /** Keeps an item in place of the one with the same key. */
  put(item: Item): void {
    const at = this.#find(this.#range === undefined ? undefined : item[this.#range]);
    if (at >= 0) this.items[at] = item;
    else this.items.splice(~at, 0, item);
  }

  delete(sort: AttributeValue | undefined): void {
    const at = this.#find(sort);
    if (at >= 0) this.items.splice(at, 1);
  }

  /** Where the item stands, or the complement of where it would. */
  #find(sort: AttributeValue | undefined): number {
    if (this.#range === undefined || sort === undefined) return this.items.length > 0 ? 0 : ~0;
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compareValues((this.items[middle] as Item)[this.#range] as AttributeValue, sort) as number;
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return ~low;
  }
}
