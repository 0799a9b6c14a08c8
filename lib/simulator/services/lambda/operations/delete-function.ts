import type { CallContext } from '../../../kernel/service.ts';
import { requireFunction } from '../functions.ts';
import { endEnvironments } from '../runtime/environments.ts';
import type { LambdaState } from '../state.ts';

export function deleteFunction(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  endEnvironments(fn);
  context.state.functions.delete(fn.name);
  context.transition(fn.arn, fn.state, 'Deleted');
  return {};
}
