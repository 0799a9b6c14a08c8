import type { ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import type { EventBridgeState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function listTagsForResource(
  input: ListTagsForResourceCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<ListTagsForResourceCommandOutput> {
  return { Tags: [...tagsOf(context, input.ResourceARN as string).tags].map(([Key, Value]) => ({ Key, Value })) };
}
