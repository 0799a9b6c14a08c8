import type { BatchGetItemCommandInput, BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { readPlaceholders } from '../expressions/placeholders.ts';
import { project } from '../expressions/projection.ts';
import { valueText } from '../items.ts';
import { checkedKey } from '../key.ts';
import { isConsistent, readProjection, refuseLegacyReads } from '../read.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import type { AttributeValue } from '../values.ts';

export function batchGetItem(
  input: BatchGetItemCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<BatchGetItemCommandOutput> {
  const requests = Object.entries(input.RequestItems ?? {});
  const total = requests.reduce((sum, [, { Keys }]) => sum + (Keys ?? []).length, 0);
  if (total > 100) throw validation('Too many items requested for the BatchGetItem call');
  const responses: Record<string, Record<string, AttributeValue>[]> = {};
  for (const [name, request] of requests) {
    refuseLegacyReads(request);
    const table = openTable(context, name);
    const placeholders = readPlaceholders(request, ['ProjectionExpression']);
    const projection = readProjection(request.ProjectionExpression, placeholders);
    placeholders.requireAllUsed();
    const keys = (request.Keys ?? []).map((key) => checkedKey(table, key));
    const texts = keys.map((key) => Object.values(table.keyOf(key)).map(valueText).join('|'));
    if (new Set(texts).size !== keys.length) throw validation('Provided list of item keys contains duplicates');
    const items = table.read(isConsistent(request, context));
    responses[name] = keys.flatMap((key) => {
      const item = items.get(key);
      return item === undefined ? [] : [projection === undefined ? item : project(item, projection)];
    });
  }
  return { Responses: responses, UnprocessedKeys: {} };
}
