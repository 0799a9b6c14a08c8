import type { CallContext } from '../../../kernel/service.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function deleteFunctionConcurrency(input: any, context: CallContext<LambdaState>) {
  requireFunction(context, input.FunctionName).reservedConcurrency = undefined;
  return {};
}
