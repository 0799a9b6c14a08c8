import type { PutItemCommandInput, PutItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { consumed, writeUnits } from '../capacity.ts';
import { enveloped } from '../errors.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import { itemSize } from '../values.ts';
import { perform, preparePut, requireReturnValues } from '../write.ts';

export function putItem(
  input: PutItemCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<PutItemCommandOutput> {
  const table = openTable(context, input.TableName as string);
  const write = enveloped(() => {
    requireReturnValues(input.ReturnValues, ['NONE', 'ALL_OLD']);
    return preparePut(table, input);
  });
  const { before, after } = perform(write, input.ReturnValuesOnConditionCheckFailure);
  return {
    ...(input.ReturnValues === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {}),
    ...consumed(input.ReturnConsumedCapacity, table, writeUnits(itemSize(after ?? {}))),
  };
}
