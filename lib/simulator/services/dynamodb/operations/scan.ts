import type { ScanCommandInput, ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { consumed, readUnits } from '../capacity.ts';
import { inOlderWords, validation } from '../errors.ts';
import { readPlaceholders } from '../expressions/placeholders.ts';
import type { Items } from '../items.ts';
import { readPage } from '../page.ts';
import { findIndex, isConsistent, readFilter, readProjection, refuseLegacyReads } from '../read.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import type { Index } from '../table.ts';
import type { Item } from '../values.ts';

export function scan(input: ScanCommandInput, context: CallContext<DynamoDbState>): Partial<ScanCommandOutput> {
  refuseLegacyReads(input);
  const table = openTable(context, input.TableName as string);
  const index = findIndex(table, input.IndexName);
  const placeholders = inOlderWords(() => readPlaceholders(input, ['FilterExpression', 'ProjectionExpression']));
  const filter = readFilter(input.FilterExpression, placeholders);
  const projection = readProjection(input.ProjectionExpression, placeholders);
  placeholders.requireAllUsed();
  const { bytes, ...page } = readPage(segment(candidates(table.read(isConsistent(input, context)), index), input), {
    table,
    index,
    startKey: input.ExclusiveStartKey,
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

function segment(items: Item[], { Segment, TotalSegments }: ScanCommandInput): Item[] {
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
  const share = Math.ceil(items.length / TotalSegments);
  return items.slice(Segment * share, (Segment + 1) * share);
}
