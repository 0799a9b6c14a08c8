import type { CallContext } from '../../../kernel/service.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function putFunctionConcurrency(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  fn.reservedConcurrency = input.ReservedConcurrentExecutions;
  return { ReservedConcurrentExecutions: fn.reservedConcurrency };
}
