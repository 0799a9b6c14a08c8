// The three writes of one item. Each is first prepared, which refuses bad requests, then looked at for its condition,
// then done: single operations do so at once, transactions for all their parts together.

import { conditionFailed, invalidParameter, RequestProblem, validation } from './errors.ts';
import { applyUpdate } from './expressions/apply-update.ts';
import { type Condition, parseCondition } from './expressions/condition.ts';
import { holds } from './expressions/evaluate.ts';
import type { Path } from './expressions/path.ts';
import { type Placeholders, readPlaceholders } from './expressions/placeholders.ts';
import { Reader } from './expressions/reader.ts';
import { mentionedPaths, parseUpdate, type Update, updatedPaths } from './expressions/update.ts';
import { conditionPaths } from './filter-keys.ts';
import { checkUpdatedKeys, requireIndexTypes, requireScalarKeys } from './index-keys.ts';
import { checkedItem, checkedKey, MAX_ITEM_BYTES } from './key.ts';
import type { Table } from './table.ts';
import { type AttributeValue, type Item, itemSize } from './values.ts';

export interface Write {
  readonly table: Table;
  readonly key: Item;
  readonly condition: Condition | undefined;
  /** The item afterwards, or undefined when there is none. @throws ServiceError when it cannot be. */
  readonly change: (before: Item | undefined) => Item | undefined;
  /** Paths that an update touches. */
  readonly paths: readonly Path[];
}

export interface WriteRequest {
  readonly Key?: Record<string, AttributeValue>;
  readonly Item?: Record<string, AttributeValue>;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>;
}

const LEGACY = ['Expected', 'ConditionalOperator', 'AttributeUpdates'];

function refuseLegacy(request: WriteRequest): void {
  const used = LEGACY.filter((name) => (request as Record<string, unknown>)[name] !== undefined);
  if (used.length === 0) return;
  throw validation(`The simulator does not model the legacy parameters of DynamoDB: ${used.join(', ')}`);
}

function readCondition(request: WriteRequest, placeholders: Placeholders): Condition | undefined {
  const { ConditionExpression: text } = request;
  return text === undefined ? undefined : parseCondition(new Reader('ConditionExpression', text, placeholders));
}

export function preparePut(table: Table, request: WriteRequest): Write {
  refuseLegacy(request);
  const placeholders = readPlaceholders(request, ['ConditionExpression']);
  const condition = readCondition(request, placeholders);
  placeholders.requireAllUsed();
  const item = checkedItem(table, request.Item ?? {});
  requireScalarKeys(table, condition === undefined ? [] : conditionPaths(condition));
  return { table, key: table.keyOf(item), condition, change: () => item, paths: [] };
}

export function prepareDelete(table: Table, request: WriteRequest): Write {
  refuseLegacy(request);
  const placeholders = readPlaceholders(request, ['ConditionExpression']);
  const condition = readCondition(request, placeholders);
  placeholders.requireAllUsed();
  const key = checkedKey(table, request.Key ?? {});
  requireScalarKeys(table, condition === undefined ? [] : conditionPaths(condition));
  return { table, key, condition, change: () => undefined, paths: [] };
}

export function prepareCheck(table: Table, request: WriteRequest): Write {
  const write = prepareDelete(table, request);
  return { ...write, change: (before) => before };
}

export function prepareUpdate(table: Table, request: WriteRequest): Write {
  refuseLegacy(request);
  const placeholders = readPlaceholders(request, ['UpdateExpression', 'ConditionExpression']);
  const { UpdateExpression: text } = request;
  const update = text === undefined ? undefined : parseUpdate(new Reader('UpdateExpression', text, placeholders));
  const condition = readCondition(request, placeholders);
  placeholders.requireAllUsed();
  const key = checkedKey(table, request.Key ?? {});
  const paths = update === undefined ? [] : updatedPaths(update);
  for (const [name] of paths) {
    if (name === table.keys.hash || name === table.keys.range) {
      throw invalidParameter(`Cannot update attribute ${name}. This attribute is part of the key`);
    }
  }
  requireScalarKeys(table, [
    ...(update === undefined ? [] : mentionedPaths(update)),
    ...(condition === undefined ? [] : conditionPaths(condition)),
  ]);
  if (update !== undefined) checkUpdatedKeys(table, update);
  return { table, key, condition, paths, change: (before) => updated(table, update, before ?? key) };
}

function updated(table: Table, update: Update | undefined, before: Item): Item {
  const after = update === undefined ? before : applyUpdate(update, before);
  requireIndexTypes(table, after);
  if (itemSize(after) > MAX_ITEM_BYTES) throw validation('Item size to update has exceeded the maximum allowed size');
  return after;
}

/** Does a write; what was there before and what is there now. */
export function perform(
  write: Write,
  onFailure?: 'ALL_OLD' | 'NONE',
): { before: Item | undefined; after: Item | undefined } {
  const { table, key, condition } = write;
  const before = table.get(key);
  if (condition !== undefined && !holds(condition, before ?? {})) {
    throw conditionFailed(onFailure === 'ALL_OLD' ? before : undefined);
  }
  const after = write.change(before);
  if (after === undefined) table.delete(key);
  else table.put(after);
  return { before, after };
}

export function requireReturnValues(given: string | undefined, allowed: readonly string[]): void {
  if (given === undefined || allowed.includes(given)) return;
  throw new RequestProblem('ReturnValues can only be ALL_OLD or NONE');
}
