import type { CallContext } from '../../../kernel/service.ts';
import { configurationOutput } from '../configuration.ts';
import { requireFunction } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function listVersionsByFunction(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  return { Versions: [fn.latest, ...fn.versions].map((version) => configurationOutput(fn, version)) };
}
