import type { CallContext } from '../../../kernel/service.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function listTags(input: { Resource: string }, context: CallContext<LambdaState>) {
  return { Tags: Object.fromEntries(requireFunction(context, input.Resource).tags) };
}
