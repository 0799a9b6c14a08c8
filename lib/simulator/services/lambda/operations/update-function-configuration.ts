import type { CallContext } from '../../../kernel/service.ts';
import { configOf, configurationOutput } from '../configuration.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';
import { beginUpdate } from '../transitions/begin-update.ts';

export function updateFunctionConfiguration(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  const config = configOf(input, fn.latest.config);
  beginUpdate(fn, { version: '$LATEST', config, code: fn.latest.code }, context);
  return configurationOutput(fn, fn.latest);
}
