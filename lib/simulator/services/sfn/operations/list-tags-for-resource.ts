import type { ListTagsForResourceInput, ListTagsForResourceOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import type { SfnState } from '../state.ts';
import { taggable } from './tag-resource.ts';

export function listTagsForResource(
  input: ListTagsForResourceInput,
  context: CallContext<SfnState>,
): ListTagsForResourceOutput {
  const { tags } = taggable(context, input.resourceArn as string);
  return { tags: [...tags].map(([key, value]) => ({ key, value })) };
}
