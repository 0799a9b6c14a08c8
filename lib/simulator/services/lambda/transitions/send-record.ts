import type { Caller } from '../../../kernel/caller.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { openSession } from '../runtime/environment-variables.ts';
import type { InvocationResult } from '../runtime/run-invocation.ts';
import type { LambdaState } from '../state.ts';
import type { QueuedEvent } from './queued-event.ts';

/** Tells a destination how an asynchronous invocation ended, as the function's role. */
export function sendRecord(
  event: QueuedEvent,
  ending: { target: string; condition: string; result: InvocationResult | undefined },
  context: ServiceContext<LambdaState>,
): void {
  const { fn, version, requestId, payload } = event.invocation;
  const { target, condition, result } = ending;
  const record = {
    version: '1.0',
    timestamp: new Date(context.clock.nowMs).toISOString(),
    requestContext: {
      requestId,
      functionArn: `${fn.arn}:${version.version}`,
      condition,
      approximateInvokeCount: event.attempts,
    },
    requestPayload: JSON.parse(payload) as unknown,
    ...(result === undefined
      ? {}
      : {
          responseContext: { statusCode: 200, executedVersion: version.version, functionError: result.functionError },
          responsePayload: JSON.parse(result.payload) as unknown,
        }),
  };
  send(
    event,
    {
      target,
      text: JSON.stringify(record),
      attributes: undefined,
      detailType: `Lambda Function Invocation Result - ${condition === 'Success' ? 'Success' : 'Failure'}`,
    },
    context,
  );
}

/** The event itself, with what went wrong as attributes. */
export function sendDeadLetter(
  event: QueuedEvent,
  ending: { target: string; result: InvocationResult | undefined },
  context: ServiceContext<LambdaState>,
): void {
  const { errorMessage = '' } = (ending.result === undefined ? {} : JSON.parse(ending.result.payload)) as {
    errorMessage?: string;
  };
  const text = (value: string) => ({ DataType: 'String', StringValue: value });
  const attributes = {
    RequestID: text(event.invocation.requestId),
    ErrorCode: { DataType: 'Number', StringValue: '200' },
    ErrorMessage: text(errorMessage.slice(0, 1024) || 'unknown'),
  };
  send(event, { target: ending.target, text: event.invocation.payload, attributes, detailType: '' }, context);
}

interface Sending {
  readonly target: string;
  readonly text: string;
  readonly attributes: object | undefined;
  readonly detailType: string;
}

function send(event: QueuedEvent, sending: Sending, context: ServiceContext<LambdaState>): void {
  const { fn, version } = event.invocation;
  try {
    const { caller } = openSession(version.config.role, fn.name, context);
    deliver(sending, caller, context);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    // AWS counts what it could not deliver in a metric, and drops it.
    context.log(fn.name, `cannot send to ${sending.target}: ${error.message}`);
  }
}

function deliver(sending: Sending, caller: Caller, context: ServiceContext<LambdaState>): void {
  const { target, text, attributes, detailType } = sending;
  const service = target.split(':')[2];
  const options = { as: caller };
  if (service === 'sqs') {
    context.call(
      'sqs',
      'SendMessage',
      { QueueUrl: queueUrl(target), MessageBody: text, MessageAttributes: attributes },
      options,
    );
  } else if (service === 'sns') {
    context.call('sns', 'Publish', { TopicArn: target, Message: text, MessageAttributes: attributes }, options);
  } else if (service === 'lambda') {
    context.call(
      'lambda',
      'Invoke',
      { FunctionName: target, InvocationType: 'Event', Payload: Buffer.from(text) },
      options,
    );
  } else if (service === 'events') {
    context.call(
      'eventbridge',
      'PutEvents',
      { Entries: [{ Source: 'lambda', DetailType: detailType, Detail: text, EventBusName: target }] },
      options,
    );
  } else
    throw new ServiceError(
      'NotModelled',
      `the simulator does not model the destination ${target}; see docs/fidelity.md`,
    );
}

/** The address of a queue, made from its ARN. */
export function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}
