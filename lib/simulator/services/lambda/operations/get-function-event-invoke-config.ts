import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import { requireVersion } from '../functions.ts';
import { invokeConfigOutput } from '../invoke-configs.ts';
import type { LambdaState } from '../state.ts';

export function getFunctionEventInvokeConfig(input: any, context: CallContext<LambdaState>) {
  const { fn, arn, qualifier } = requireVersion(context, input);
  const config = fn.invokeConfigs.get(qualifier);
  if (config === undefined) throw notFound(`The function ${arn} doesn't have an EventInvokeConfig`);
  return invokeConfigOutput(fn, qualifier, config);
}
