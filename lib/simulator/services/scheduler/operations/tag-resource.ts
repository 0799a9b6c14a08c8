import type { TagResourceCommandInput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import type { SchedulerState } from '../state.ts';
import { taggedGroup } from '../tagged.ts';

export function tagResource(input: TagResourceCommandInput, context: CallContext<SchedulerState>): object {
  const { tags } = taggedGroup(context, input.ResourceArn as string);
  for (const { Key, Value } of input.Tags ?? []) tags.set(Key as string, Value as string);
  return {};
}
