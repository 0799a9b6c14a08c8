import type { CallContext } from '../../../kernel/service.ts';
import { requireVersion } from '../functions.ts';
import { invokeConfigOutput } from '../invoke-configs.ts';
import type { InvokeConfig, LambdaState } from '../state.ts';

export function putFunctionEventInvokeConfig(input: any, context: CallContext<LambdaState>) {
  const { fn, qualifier } = requireVersion(context, input);
  const config: InvokeConfig = {
    maximumRetryAttempts: input.MaximumRetryAttempts ?? 2,
    maximumEventAgeSeconds: input.MaximumEventAgeInSeconds ?? 21_600,
    onSuccess: input.DestinationConfig?.OnSuccess?.Destination,
    onFailure: input.DestinationConfig?.OnFailure?.Destination,
    changedMs: context.clock.nowMs,
  };
  fn.invokeConfigs.set(qualifier, config);
  return invokeConfigOutput(fn, qualifier, config);
}
