import type { CallContext } from '../../../kernel/service.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function tagResource(
  input: { Resource: string; Tags: Record<string, string> },
  context: CallContext<LambdaState>,
) {
  const { tags } = requireFunction(context, input.Resource);
  for (const [key, value] of Object.entries(input.Tags)) tags.set(key, value);
  return {};
}
