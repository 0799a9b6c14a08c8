import type { CallContext } from '../../../kernel/service.ts';
import { configurationOutput } from '../configuration.ts';
import { requireVersion } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function getFunctionConfiguration(input: any, context: CallContext<LambdaState>) {
  const { fn, version } = requireVersion(context, input);
  return configurationOutput(fn, version);
}
