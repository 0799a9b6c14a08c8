import type { TagQueueCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { openQueue, type SqsState } from '../state.ts';

export function tagQueue(input: TagQueueCommandInput, context: CallContext<SqsState>): object {
  const { tags } = openQueue(context, input.QueueUrl);
  for (const [key, value] of Object.entries(input.Tags ?? {})) tags.set(key, value);
  return {};
}
