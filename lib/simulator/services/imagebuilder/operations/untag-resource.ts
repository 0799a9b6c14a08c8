import type { UntagResourceRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import type { ImagebuilderState } from '../state.ts';
import { readTags, writeTags } from '../tagged-resources.ts';

export function untagResource(
  { resourceArn = '', tagKeys = [] }: UntagResourceRequest,
  context: CallContext<ImagebuilderState>,
): object {
  const kept = Object.entries(readTags(context, resourceArn)).filter(([key]) => !tagKeys.includes(key));
  writeTags(context, resourceArn, Object.fromEntries(kept));
  return {};
}
