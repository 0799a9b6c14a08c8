import type { TagResourceRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import type { ImagebuilderState } from '../state.ts';
import { readTags, writeTags } from '../tagged-resources.ts';

export function tagResource(
  { resourceArn = '', tags = {} }: TagResourceRequest,
  context: CallContext<ImagebuilderState>,
): object {
  writeTags(context, resourceArn, { ...readTags(context, resourceArn), ...tags });
  return {};
}
