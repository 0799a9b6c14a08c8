import type { Caller } from '../../../kernel/caller.ts';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { conflict, invalidParameter } from '../errors.ts';
import { requireFunction } from '../functions.ts';
import { mappingOutput } from '../mappings.ts';
import { openSession } from '../runtime/environment-variables.ts';
import type { EventSourceMapping, LambdaFunction, LambdaState } from '../state.ts';
import { lookAtQueue } from '../transitions/poll-queue.ts';
import { queueUrl } from '../transitions/send-record.ts';

/** After which a new or changed mapping works. AWS says up to a minute for changes. */
export function createEventSourceMapping(input: any, context: CallContext<LambdaState>) {
  const fn = requireFunction(context, input.FunctionName);
  const queueArn = input.EventSourceArn ?? '';
  if (queueArn.split(':')[2] !== 'sqs') {
    throw invalidParameter(
      `The simulator models SQS queues as event sources only, not '${queueArn}'; see docs/fidelity.md`,
    );
  }
  if (input.FilterCriteria !== undefined) {
    throw invalidParameter(
      'The simulator does not model filter criteria of event source mappings; see docs/fidelity.md',
    );
  }
  const same = [...context.state.mappings.values()].find(
    (one) => one.queueArn === queueArn && one.functionName === fn.name,
  );
  if (same !== undefined) {
    throw conflict(
      `An event source mapping with SQS arn (" ${queueArn} ") and function (" ${fn.name} ") already exists. Please update or delete the existing mapping with UUID ${same.uuid}`,
    );
  }
  checkBatch(input.BatchSize ?? 10, input.MaximumBatchingWindowInSeconds ?? 0);
  checkQueue(fn, queueArn, context);
  const mapping: EventSourceMapping = {
    uuid: context.ids.uuid(),
    functionName: fn.name,
    queueArn,
    batchSize: input.BatchSize ?? 10,
    windowSeconds: input.MaximumBatchingWindowInSeconds ?? 0,
    enabled: input.Enabled ?? true,
    reportsItemFailures: input.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    maximumConcurrency: input.ScalingConfig?.MaximumConcurrency,
    changedMs: context.clock.nowMs,
    state: (input.Enabled ?? true) ? 'Enabled' : 'Disabled',
    lastResult: 'No records processed',
    running: 0,
    lookDue: false,
    session: undefined,
  };
  context.state.mappings.set(mapping.uuid, mapping);
  lookAtQueue(mapping, context, context.duration('lambda.mapping-change'));
  return mappingOutput(mapping, context, 'Creating');
}

/** Lambda asks the queue as the function's role when a mapping is made; a message that is worked on must stay hidden meanwhile. */
function checkQueue(fn: LambdaFunction, queueArn: string, context: CallContext<LambdaState>): void {
  const { role, timeoutSeconds } = fn.latest.config;
  const { caller: as } = openSession(role, fn.name, context);
  const input = { QueueUrl: queueUrl(queueArn), AttributeNames: ['VisibilityTimeout'] };
  const hiddenSeconds = Number(attributesOf(input, as, context)['VisibilityTimeout']);
  if (hiddenSeconds < timeoutSeconds) {
    throw invalidParameter(
      `Queue visibility timeout: ${hiddenSeconds} seconds is less than Function timeout: ${timeoutSeconds} seconds`,
    );
  }
}

function attributesOf(input: object, as: Caller, context: CallContext<LambdaState>): Record<string, string> {
  try {
    return context.call('sqs', 'GetQueueAttributes', input, { as }).Attributes;
  } catch (error) {
    if (!(error instanceof ServiceError) || !error.code.startsWith('AccessDenied')) throw error;
    throw invalidParameter('The function execution role does not have permissions to call GetQueueAttributes on SQS');
  }
}

export function checkBatch(batchSize: number, windowSeconds: number): void {
  if (batchSize > 10 && windowSeconds === 0) {
    throw invalidParameter(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
}
