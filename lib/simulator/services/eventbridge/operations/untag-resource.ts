import type { UntagResourceCommandInput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import type { EventBridgeState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function untagResource(input: UntagResourceCommandInput, context: CallContext<EventBridgeState>): object {
  const tags = tagsOf(context, input.ResourceARN as string);
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}
