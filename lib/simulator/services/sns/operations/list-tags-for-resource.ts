import type { ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import type { SnsState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function listTagsForResource(
  input: ListTagsForResourceCommandInput,
  context: CallContext<SnsState>,
): Partial<ListTagsForResourceCommandOutput> {
  return { Tags: [...tagsOf(context, input.ResourceArn as string)].map(([Key, Value]) => ({ Key, Value })) };
}
