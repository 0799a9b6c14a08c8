import type { ScanCommandInput, ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { consumed, readUnits } from '../capacity.ts';
import { inOlderWords, validation } from '../errors.ts';
import { readPlaceholders } from '../expressions/placeholders.ts';
import type { Items } from '../items.ts';
import { orderOf, scanStart, segmentOf } from '../order.ts';
import { readPage } from '../page.ts';
import { findIndex, isConsistent, readFilter, readProjection, refuseLegacyReads } from '../read.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import type { Index } from '../table.ts';
import type { AttributeValue, Item } from '../values.ts';

export function scan(input: ScanCommandInput, context: CallContext<DynamoDbState>): Partial<ScanCommandOutput> {
  refuseLegacyReads(input);
  const table = openTable(context, input.TableName as string);
  const index = findIndex(table, input.IndexName);
  const placeholders = inOlderWords(() => readPlaceholders(input, ['FilterExpression', 'ProjectionExpression']));
  const filter = readFilter(input.FilterExpression, placeholders);
  const projection = readProjection(input.ProjectionExpression, placeholders);
  placeholders.requireAllUsed();
  const startKey = scanStart(table, index, input.ExclusiveStartKey);
  const items = candidates(table.read(isConsistent(input, context)), index).sort(orderOf(table, index));
  const { bytes, ...page } = readPage(segment(items, input, { startKey, hash: (index ?? table).keys.hash }), {
    table,
    index,
    startKey,
    backwards: false,
    limit: input.Limit,
    filter,
    projection,
    countOnly: input.Select === 'COUNT',
  });
  return { ...page, ...consumed(input.ReturnConsumedCapacity, table, readUnits(bytes, input.ConsistentRead)) };
}

function candidates(all: Items, index: Index | undefined): Item[] {
  const items = [...all.all()];
  if (index === undefined) return items;
  const { hash, range } = index.keys;
  return items.filter((item) => item[hash] !== undefined && (range === undefined || item[range] !== undefined));
}

function segment(
  items: Item[],
  { Segment, TotalSegments }: ScanCommandInput,
  { startKey, hash }: { startKey: Item | undefined; hash: string },
): Item[] {
  if (Segment === undefined && TotalSegments === undefined) return items;
  if (Segment === undefined) {
    throw validation(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  }
  if (TotalSegments === undefined) {
    throw validation(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  }
  if (Segment >= TotalSegments) {
    const why = `Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`;
    throw validation(`The Segment parameter is zero-based and must be less than parameter TotalSegments: ${why}`);
  }
  const isIn = (item: Item) => segmentOf(item[hash] as AttributeValue, TotalSegments) === Segment;
  if (startKey !== undefined && !isIn(startKey)) {
    const why = 'Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment.';
    throw validation(
      `The provided starting key is invalid: ${why} TotalSegments: ${TotalSegments} Segment: ${Segment}`,
    );
  }
  return items.filter(isIn);
}
