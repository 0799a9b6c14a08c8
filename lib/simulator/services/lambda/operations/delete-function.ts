import type { CallContext } from '../../../kernel/service.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function deleteFunction(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  for (const environment of fn.idle.splice(0)) environment.kill();
  context.state.functions.delete(fn.name);
  context.transition(fn.arn, fn.state, 'Deleted');
  return {};
}
