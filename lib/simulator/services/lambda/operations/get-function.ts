import type { CallContext } from '../../../kernel/service.ts';
import { configurationOutput } from '../configuration.ts';
import { requireVersion } from '../functions.ts';
import type { LambdaState } from '../state.ts';

export function getFunction(input: any, context: CallContext<LambdaState>) {
  const { fn, version } = requireVersion(context, input);
  return {
    Configuration: configurationOutput(fn, version),
    Code: {
      RepositoryType: 'S3',
      Location: `https://awslambda-${context.region}-tasks.s3.${context.region}.amazonaws.com/snapshots/${fn.name}`,
    },
    ...(fn.tags.size === 0 ? {} : { Tags: Object.fromEntries(fn.tags) }),
    ...(fn.reservedConcurrency === undefined
      ? {}
      : { Concurrency: { ReservedConcurrentExecutions: fn.reservedConcurrency } }),
  };
}
