import type { UntagQueueCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { openQueue, type SqsState } from '../state.ts';

export function untagQueue(input: UntagQueueCommandInput, context: CallContext<SqsState>): object {
  const { tags } = openQueue(context, input.QueueUrl);
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}
