import type { TagResourceCommandInput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import type { SnsState } from '../state.ts';
import { tagsOf } from '../tagged.ts';

export function tagResource(input: TagResourceCommandInput, context: CallContext<SnsState>): object {
  const tags = tagsOf(context, input.ResourceArn as string);
  for (const { Key, Value } of input.Tags ?? []) tags.set(Key as string, Value as string);
  return {};
}
