import type { CallContext } from '../../../kernel/service.ts';
import { configurationOutput } from '../configuration.ts';
import { fetchCode } from '../fetch-code.ts';
import { requireFunction } from '../functions.ts';
import { publish } from '../publish.ts';
import type { LambdaState } from '../state.ts';
import { beginUpdate } from '../transitions/begin-update.ts';

export function updateFunctionCode(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  const code = fetchCode(input, context);
  if (input.DryRun === true) return configurationOutput(fn, fn.latest);
  const config = { ...fn.latest.config, architectures: input.Architectures ?? fn.latest.config.architectures };
  beginUpdate(fn, { version: '$LATEST', config, code }, context);
  return configurationOutput(fn, input.Publish === true ? publish(fn) : fn.latest);
}
