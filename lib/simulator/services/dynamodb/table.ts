// A table and its items.

import type { ServiceContext } from '../../kernel/service.ts';
import type { KeyNames } from './expressions/key-condition.ts';
import { Items } from './items.ts';
import { Replica } from './replica.ts';
import { type AttributeValue, type Item, itemSize } from './values.ts';

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
  readonly #items: Items;
  readonly #replica: Replica;

  constructor(
    given: Pick<Table, 'name' | 'arn' | 'id' | 'createdMs' | 'keys' | 'attributeTypes' | 'indexes' | 'settings'>,
    context: Pick<ServiceContext, 'clock' | 'spread'>,
  ) {
    this.name = given.name;
    this.arn = given.arn;
    this.id = given.id;
    this.createdMs = given.createdMs;
    this.keys = given.keys;
    this.attributeTypes = given.attributeTypes;
    this.indexes = given.indexes;
    this.settings = given.settings;
    this.#items = new Items(given.keys);
    this.#replica = new Replica(given.keys, context);
  }

  get(key: Item): Item | undefined {
    return this.#items.get(key);
  }

  put(item: Item): void {
    this.#items.put(item);
    this.#replica.follow((items) => items.put(item));
  }

  delete(key: Item): void {
    this.#items.delete(key);
    this.#replica.follow((items) => items.delete(key));
  }

  /** The items for a read, which shows the latest writes when it is consistent. */
  read(consistent: boolean): Items {
    return consistent ? this.#items : this.#replica.items;
  }

  /** Number of items and their bytes. */
  count(): { items: number; bytes: number } {
    let items = 0;
    let bytes = 0;
    for (const item of this.#items.all()) {
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
}
