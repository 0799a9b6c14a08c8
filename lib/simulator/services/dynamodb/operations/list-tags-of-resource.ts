import type { ListTagsOfResourceCommandInput, ListTagsOfResourceCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { type DynamoDbState, taggedTable } from '../state.ts';

export function listTagsOfResource(
  input: ListTagsOfResourceCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<ListTagsOfResourceCommandOutput> {
  const { tags } = taggedTable(context, input.ResourceArn as string);
  return { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
}
