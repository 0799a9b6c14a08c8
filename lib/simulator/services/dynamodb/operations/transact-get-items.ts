import type { TransactGetItemsCommandInput, TransactGetItemsCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import type { DynamoDbState } from '../state.ts';
import { getItem } from './get-item.ts';

export function transactGetItems(
  input: TransactGetItemsCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<TransactGetItemsCommandOutput> {
  const responses = (input.TransactItems ?? []).map(({ Get }) => {
    const { Item } = getItem({ ...Get, TableName: Get?.TableName, Key: Get?.Key, ConsistentRead: true }, context);
    return Item === undefined ? {} : { Item };
  });
  return { Responses: responses };
}
