import type { TagResourceCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { requireOwn } from '../managed.ts';
import type { EventBridgeState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function tagResource(input: TagResourceCommandInput, context: CallContext<EventBridgeState>): object {
  const { tags, rule } = tagsOf(context, input.ResourceARN as string);
  requireOwn(rule, context.caller, 'tag');
  for (const { Key, Value } of input.Tags ?? []) tags.set(Key as string, Value as string);
  return {};
}
