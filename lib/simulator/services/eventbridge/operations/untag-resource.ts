import type { UntagResourceCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { requireOwn } from '../managed.ts';
import type { EventBridgeState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function untagResource(input: UntagResourceCommandInput, context: CallContext<EventBridgeState>): object {
  const { tags, rule } = tagsOf(context, input.ResourceARN as string);
  requireOwn(rule, context.caller, 'tag');
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}
