// The order that a table or an index is read in. It depends on keys alone, so a page can begin behind an item that is gone.

import { createHash } from 'node:crypto';
import { validation } from './errors.ts';
import { valueText } from './items.ts';
import type { Index, Table } from './table.ts';
import { type AttributeValue, compareValues, type Item, keepableMap, typeOf } from './values.ts';

/** By the index's key, then by the table's: partitions by a text of their key, their items by sort key. */
export function orderOf(table: Table, index: Index | undefined): (a: Item, b: Item) => number {
  const schemas = index === undefined ? [table.keys] : [index.keys, table.keys];
  return (a, b) => {
    for (const { hash, range } of schemas) {
      const [x, y] = [valueText(a[hash] as AttributeValue), valueText(b[hash] as AttributeValue)];
      if (x !== y) return x < y ? -1 : 1;
      if (range === undefined) continue;
      const order = compareValues(a[range] as AttributeValue, b[range] as AttributeValue) ?? 0;
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** @returns the key, or undefined when its attributes are not exactly those of the table's and the index's keys */
function matchingKey(table: Table, index: Index | undefined, given: Item): Item | undefined {
  const names = new Set([index?.keys.hash, index?.keys.range, table.keys.hash, table.keys.range]);
  names.delete(undefined);
  const key = keepableMap(given);
  const fits = [...names].every((name) => {
    const value = key[name as string];
    return value !== undefined && typeOf(value) === table.attributeTypes.get(name as string);
  });
  return fits && Object.keys(key).length === names.size ? key : undefined;
}

export function queryStart(table: Table, index: Index | undefined, given: Item | undefined): Item | undefined {
  if (given === undefined) return undefined;
  const key = matchingKey(table, index, given);
  if (key === undefined) throw validation('The provided starting key is invalid');
  return key;
}

export function scanStart(table: Table, index: Index | undefined, given: Item | undefined): Item | undefined {
  if (given === undefined) return undefined;
  const key = matchingKey(table, index, given);
  if (key === undefined) {
    throw validation('The provided starting key is invalid: The provided key element does not match the schema');
  }
  return key;
}

/** The segment of a parallel scan that a partition belongs to, whatever else the table holds. */
export function segmentOf(hash: AttributeValue, segments: number): number {
  return createHash('md5').update(valueText(hash)).digest().readUInt32BE(0) % segments;
}
