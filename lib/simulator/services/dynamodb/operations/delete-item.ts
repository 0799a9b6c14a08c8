import type { DeleteItemCommandInput, DeleteItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { consumed, writeUnits } from '../capacity.ts';
import { enveloped } from '../errors.ts';
import { type DynamoDbState, openTable } from '../state.ts';
import { itemSize } from '../values.ts';
import { perform, prepareDelete, requireReturnValues } from '../write.ts';

export function deleteItem(
  input: DeleteItemCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<DeleteItemCommandOutput> {
  const table = openTable(context, input.TableName as string);
  const write = enveloped(() => {
    requireReturnValues(input.ReturnValues, ['NONE', 'ALL_OLD']);
    return prepareDelete(table, input);
  });
  const { before } = perform(write, input.ReturnValuesOnConditionCheckFailure);
  return {
    ...(input.ReturnValues === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {}),
    ...consumed(input.ReturnConsumedCapacity, table, writeUnits(itemSize(before ?? {}))),
  };
}
