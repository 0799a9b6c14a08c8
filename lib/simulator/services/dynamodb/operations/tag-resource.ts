import type { TagResourceCommandInput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { type DynamoDbState, taggedTable } from '../state.ts';

export function tagResource(input: TagResourceCommandInput, context: CallContext<DynamoDbState>): object {
  const { tags } = taggedTable(context, input.ResourceArn as string);
  for (const { Key, Value } of input.Tags ?? []) tags.set(Key as string, Value as string);
  return {};
}
