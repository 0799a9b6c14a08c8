import type { QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { consumed, readUnits } from '../capacity.ts';
import { validation } from '../errors.ts';
import { holds } from '../expressions/evaluate.ts';
import { type KeyCondition, parseKeyCondition } from '../expressions/key-condition.ts';
import { readPlaceholders } from '../expressions/placeholders.ts';
import { Reader } from '../expressions/reader.ts';
import { requireNoKeys } from '../filter-keys.ts';
import type { Items } from '../items.ts';
import { orderOf, queryStart } from '../order.ts';
import { readPage } from '../page.ts';
import { findIndex, isConsistent, readFilter, readProjection, refuseLegacyReads } from '../read.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import type { Index, Table } from '../table.ts';
import { type AttributeValue, type Item, sameValue } from '../values.ts';

const EXPRESSIONS = ['KeyConditionExpression', 'FilterExpression', 'ProjectionExpression'];

export function query(input: QueryCommandInput, context: CallContext<DynamoDbState>): Partial<QueryCommandOutput> {
  refuseLegacyReads(input);
  const table = openTable(context, input.TableName as string);
  const index = findIndex(table, input.IndexName);
  if (index?.global && input.ConsistentRead) {
    throw validation('Consistent reads are not supported on global secondary indexes');
  }
  if (input.KeyConditionExpression === undefined) {
    throw validation('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  }
  const placeholders = readPlaceholders(input, EXPRESSIONS);
  const keys = index?.keys ?? table.keys;
  const reader = new Reader('KeyConditionExpression', input.KeyConditionExpression, placeholders);
  const condition = parseKeyCondition(reader, keys, (name) => table.attributeTypes.get(name));
  const filter = readFilter(input.FilterExpression, placeholders);
  if (filter !== undefined) requireNoKeys(filter, keys);
  const projection = readProjection(input.ProjectionExpression, placeholders);
  placeholders.requireAllUsed();
  const items = table.read(isConsistent(input, context));
  const startKey = queryStart(table, index, input.ExclusiveStartKey);
  if (startKey !== undefined) requireWithin(startKey, keys.hash, condition);
  const found = select(items, { table, index }, condition);
  if (input.ScanIndexForward === false) found.reverse();
  const { bytes, ...page } = readPage(found, {
    table,
    index,
    startKey,
    backwards: input.ScanIndexForward === false,
    limit: input.Limit,
    filter,
    projection,
    countOnly: input.Select === 'COUNT',
  });
  return { ...page, ...consumed(input.ReturnConsumedCapacity, table, readUnits(bytes, input.ConsistentRead)) };
}

function requireWithin(key: Item, name: string, { hash, range }: KeyCondition): void {
  if (sameValue(key[name] as AttributeValue, hash) && (range === undefined || holds(range, key))) return;
  throw validation('The provided starting key is outside query boundaries based on provided conditions');
}

function select(items: Items, of: { table: Table; index: Index | undefined }, { hash, range }: KeyCondition): Item[] {
  const { table, index } = of;
  const matches = (item: Item) => range === undefined || holds(range, item);
  if (index === undefined) return items.partition(hash).filter(matches);
  const { keys } = index;
  const found: Item[] = [];
  for (const item of items.all()) {
    const own = item[keys.hash];
    if (own === undefined || !sameValue(own, hash)) continue;
    if (keys.range !== undefined && item[keys.range] === undefined) continue;
    if (matches(item)) found.push(item);
  }
  return found.sort(orderOf(table, index));
}
