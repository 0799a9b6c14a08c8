import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import type { ImagebuilderState } from '../state.ts';
import { readTags } from '../tagged-resources.ts';

export function listTagsForResource(
  { resourceArn = '' }: ListTagsForResourceRequest,
  context: CallContext<ImagebuilderState>,
): ListTagsForResourceResponse {
  return { tags: readTags(context, resourceArn) };
}
