import type { CallContext } from '../../../kernel/service.ts';
import { mappingOutput, requireMapping } from '../mappings.ts';
import type { LambdaState } from '../state.ts';
import { lookAtQueue } from '../transitions/poll-queue.ts';
import { checkBatch } from './create-event-source-mapping.ts';

export function updateEventSourceMapping(input: any, context: CallContext<LambdaState>) {
  const mapping = requireMapping(context.state, input.UUID);
  checkBatch(input.BatchSize ?? mapping.batchSize, input.MaximumBatchingWindowInSeconds ?? mapping.windowSeconds);
  mapping.batchSize = input.BatchSize ?? mapping.batchSize;
  mapping.windowSeconds = input.MaximumBatchingWindowInSeconds ?? mapping.windowSeconds;
  mapping.enabled = input.Enabled ?? mapping.enabled;
  mapping.state = mapping.enabled ? 'Enabled' : 'Disabled';
  mapping.reportsItemFailures =
    input.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? mapping.reportsItemFailures;
  mapping.maximumConcurrency = input.ScalingConfig?.MaximumConcurrency ?? mapping.maximumConcurrency;
  mapping.changedMs = context.clock.nowMs;
  if (mapping.enabled) lookAtQueue(mapping, context, context.duration('lambda.mapping-change'));
  return mappingOutput(mapping, context, 'Updating');
}
