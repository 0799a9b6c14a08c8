// A page of a query or scan: read on after the start key, up to Limit items or 1 MB, then filter, then project.

import type { Condition } from './expressions/condition.ts';
import { holds } from './expressions/evaluate.ts';
import type { Path } from './expressions/path.ts';
import { project } from './expressions/projection.ts';
import { orderOf } from './order.ts';
import type { Index, Table } from './table.ts';
import { type AttributeValue, type Item, itemSize } from './values.ts';

const MAX_PAGE_BYTES = 1024 * 1024;

export interface PageRequest {
  readonly table: Table;
  readonly index: Index | undefined;
  readonly startKey: Item | undefined;
  /** The last key first. */
  readonly backwards: boolean;
  readonly limit: number | undefined;
  readonly filter: Condition | undefined;
  readonly projection: readonly Path[] | undefined;
  readonly countOnly: boolean;
}

export interface Page {
  readonly Items?: Record<string, AttributeValue>[];
  readonly Count: number;
  readonly ScannedCount: number;
  readonly LastEvaluatedKey?: Record<string, AttributeValue>;
  readonly bytes: number;
}

/** @param candidates all items that the request speaks of, in its order */
export function readPage(candidates: readonly Item[], request: PageRequest): Page {
  const { table, index, limit, filter } = request;
  const start = startOf(candidates, request);
  const found: Record<string, AttributeValue>[] = [];
  let at = start;
  let bytes = 0;
  let count = 0;
  let full = false;
  for (; at < candidates.length && !full; at++) {
    const item = candidates[at] as Item;
    bytes += itemSize(item);
    full = at - start + 1 === limit || bytes >= MAX_PAGE_BYTES;
    const seen = visible(table, index, item);
    if (filter !== undefined && !holds(filter, seen)) continue;
    count++;
    if (!request.countOnly) found.push(request.projection === undefined ? seen : project(seen, request.projection));
  }
  const last = candidates[at - 1];
  return {
    ...(request.countOnly ? {} : { Items: found }),
    Count: count,
    ScannedCount: at - start,
    // As in AWS, a page that its limit ends names where it ended even when nothing follows.
    ...(full && last !== undefined ? { LastEvaluatedKey: pageKey(table, index, last) } : {}),
    bytes,
  };
}

/** The item that a page ended at may be gone: go on with the first that stands behind its key. */
function startOf(candidates: readonly Item[], { table, index, startKey, backwards }: PageRequest): number {
  if (startKey === undefined) return 0;
  const order = orderOf(table, index);
  const at = candidates.findIndex((item) => (backwards ? order(item, startKey) < 0 : order(item, startKey) > 0));
  return at < 0 ? candidates.length : at;
}

function visible(table: Table, index: Index | undefined, item: Item): Record<string, AttributeValue> {
  if (index?.projected === undefined) return item;
  const names = [...index.projected, index.keys.hash, index.keys.range, table.keys.hash, table.keys.range];
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function pageKey(table: Table, index: Index | undefined, item: Item): Record<string, AttributeValue> {
  const key = table.keyOf(item);
  for (const name of [index?.keys.hash, index?.keys.range]) {
    if (name !== undefined) key[name] = item[name] as AttributeValue;
  }
  return key;
}
