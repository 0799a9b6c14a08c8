import type { UntagResourceCommandInput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { type DynamoDbState, taggedTable } from '../state.ts';

export function untagResource(input: UntagResourceCommandInput, context: CallContext<DynamoDbState>): object {
  const { tags } = taggedTable(context, input.ResourceArn as string);
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}
