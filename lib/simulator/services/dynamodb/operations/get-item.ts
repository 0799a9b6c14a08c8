import type { GetItemCommandInput, GetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { consumed, readUnits } from '../capacity.ts';
import { readPlaceholders } from '../expressions/placeholders.ts';
import { project } from '../expressions/projection.ts';
import { checkedKey } from '../key.ts';
import { isConsistent, readProjection, refuseLegacyReads } from '../read.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import { itemSize } from '../values.ts';

export function getItem(
  input: GetItemCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<GetItemCommandOutput> {
  refuseLegacyReads(input);
  const placeholders = readPlaceholders(input, ['ProjectionExpression']);
  const projection = readProjection(input.ProjectionExpression, placeholders);
  placeholders.requireAllUsed();
  const table = openTable(context, input.TableName as string);
  const item = table.read(isConsistent(input, context)).get(checkedKey(table, input.Key ?? {}));
  const shown = item === undefined || projection === undefined ? item : project(item, projection);
  return {
    ...(shown === undefined ? {} : { Item: shown }),
    ...consumed(input.ReturnConsumedCapacity, table, readUnits(itemSize(item ?? {}), input.ConsistentRead)),
  };
}
