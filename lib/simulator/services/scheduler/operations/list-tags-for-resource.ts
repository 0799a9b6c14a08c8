import type { ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import type { SchedulerState } from '../state.ts';
import { taggedGroup } from '../tagged.ts';

export function listTagsForResource(
  input: ListTagsForResourceCommandInput,
  context: CallContext<SchedulerState>,
): Partial<ListTagsForResourceCommandOutput> {
  const { tags } = taggedGroup(context, input.ResourceArn as string);
  return { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
}
