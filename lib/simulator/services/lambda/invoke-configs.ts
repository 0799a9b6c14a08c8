import type { InvokeConfig, LambdaFunction } from './state.ts';

export function invokeConfigOutput(fn: LambdaFunction, qualifier: string, config: InvokeConfig): object {
  const destination = (target: string | undefined) => (target === undefined ? {} : { Destination: target });
  return {
    LastModified: new Date(config.changedMs),
    FunctionArn: `${fn.arn}:${qualifier === '' ? '$LATEST' : qualifier}`,
    MaximumRetryAttempts: config.maximumRetryAttempts,
    MaximumEventAgeInSeconds: config.maximumEventAgeSeconds,
    DestinationConfig: { OnSuccess: destination(config.onSuccess), OnFailure: destination(config.onFailure) },
  };
}
