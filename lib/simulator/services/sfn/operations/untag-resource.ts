import type { UntagResourceInput, UntagResourceOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import type { SfnState } from '../state.ts';
import { taggable } from './tag-resource.ts';

export function untagResource(input: UntagResourceInput, context: CallContext<SfnState>): UntagResourceOutput {
  const { tags } = taggable(context, input.resourceArn as string);
  for (const key of input.tagKeys ?? []) tags.delete(key);
  return {};
}
