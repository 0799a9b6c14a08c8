import type { CallContext } from '../../../kernel/service.ts';
import { configurationOutput } from '../configuration.ts';
import { requireFunction } from '../functions.ts';
import { publish } from '../publish.ts';
import type { LambdaState } from '../state.ts';

export function publishVersion(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  return configurationOutput(fn, publish(fn));
}
