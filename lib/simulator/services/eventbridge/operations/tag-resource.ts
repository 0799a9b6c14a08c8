import type { TagResourceCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import type { EventBridgeState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function tagResource(input: TagResourceCommandInput, context: CallContext<EventBridgeState>): object {
  const tags = tagsOf(context, input.ResourceARN as string);
  for (const { Key, Value } of input.Tags ?? []) tags.set(Key as string, Value as string);
  return {};
}
