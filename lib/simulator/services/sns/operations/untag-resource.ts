import type { UntagResourceCommandInput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import type { SnsState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function untagResource(input: UntagResourceCommandInput, context: CallContext<SnsState>): object {
  const tags = tagsOf(context, input.ResourceArn as string);
  for (const key of input.TagKeys ?? []) tags.delete(key);
  return {};
}
