import type { ServiceContext } from '../../kernel/service.ts';
import { notFound } from './errors.ts';
import { functionArn } from './functions.ts';
import type { EventSourceMapping, LambdaState } from './state.ts';

export function requireMapping(state: LambdaState, uuid: string): EventSourceMapping {
  const mapping = state.mappings.get(uuid);
  if (mapping === undefined) throw notFound('The resource you requested does not exist.');
  return mapping;
}

export function mappingOutput(
  mapping: EventSourceMapping,
  context: ServiceContext<LambdaState>,
  state: string = mapping.state,
): object {
  return {
    UUID: mapping.uuid,
    BatchSize: mapping.batchSize,
    MaximumBatchingWindowInSeconds: mapping.windowSeconds,
    EventSourceArn: mapping.queueArn,
    FunctionArn: functionArn(mapping.functionName, context),
    LastModified: new Date(mapping.changedMs),
    LastProcessingResult: mapping.lastResult,
    State: state,
    StateTransitionReason: 'USER_INITIATED',
    FunctionResponseTypes: mapping.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
    ScalingConfig:
      mapping.maximumConcurrency === undefined ? undefined : { MaximumConcurrency: mapping.maximumConcurrency },
    EventSourceMappingArn: `arn:${context.partition}:lambda:${context.region}:${context.account}:event-source-mapping:${mapping.uuid}`,
  };
}
