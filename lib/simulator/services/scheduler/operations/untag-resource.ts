import type { UntagResourceCommandInput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import type { SchedulerState } from '../state.ts';
import { taggedGroup } from '../tagged.ts';

export function untagResource(input: UntagResourceCommandInput, context: CallContext<SchedulerState>): object {
  const { tags } = taggedGroup(context, input.ResourceArn as string);
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}
