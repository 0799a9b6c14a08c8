import type { ListQueueTagsCommandInput, ListQueueTagsCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { openQueue, type SqsState } from '../state.ts';

export function listQueueTags(
  input: ListQueueTagsCommandInput,
  context: CallContext<SqsState>,
): Partial<ListQueueTagsCommandOutput> {
  const { tags } = openQueue(context, input.QueueUrl);
  return tags.size === 0 ? {} : { Tags: Object.fromEntries(tags) };
}
