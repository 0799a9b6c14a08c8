import type { CallContext } from '../../../kernel/service.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function untagResource(input: { Resource: string; TagKeys: string[] }, context: CallContext<LambdaState>) {
  const { tags } = requireFunction(context, input.Resource);
  for (const key of input.TagKeys) tags.delete(key);
  return {};
}
