import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import { requireVersion } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function deleteFunctionEventInvokeConfig(input: any, context: CallContext<LambdaState>) {
  const { fn, arn, qualifier } = requireVersion(context, input);
  if (!fn.invokeConfigs.delete(qualifier)) throw notFound(`The function ${arn} doesn't have an EventInvokeConfig`);
  return {};
}
