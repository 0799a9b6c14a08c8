import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { checkConcurrency } from '../concurrency.ts';
import { requireVersion } from '../functions.ts';
import { type Invocation, type InvocationResult, runInvocation } from '../runtime/run-invocation.ts';
import type { LambdaState } from '../state.ts';
import { queueEvent } from '../transitions/queue-event.ts';

const SYNCHRONOUS_BYTES = 6 * 1024 * 1024;
const EVENT_BYTES = 1024 * 1024;

/** A promise for a synchronous invocation, which takes the time that the function takes. */
export function invoke(input: any, context: CallContext<LambdaState>) {
  const { fn, version, arn, qualifier } = requireVersion(context, input);
  const payload = payloadOf(input.Payload, input.InvocationType === 'Event' ? EVENT_BYTES : SYNCHRONOUS_BYTES);
  const requestId = context.ids.uuid();
  const invocation: Invocation = {
    fn,
    version,
    invokedArn: arn,
    requestId,
    payload,
    clientContext: input.ClientContext,
  };
  if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
  if (input.InvocationType === 'Event') {
    queueEvent(invocation, qualifier, context);
    return { StatusCode: 202 };
  }
  checkConcurrency(fn, context.state);
  const answer = runInvocation(invocation, context).then((result) => output(result, version.version, input.LogType));
  return context.track(answer);
}

function output(result: InvocationResult, version: string, logType: string | undefined): object {
  return {
    StatusCode: 200,
    ...(result.functionError === undefined ? {} : { FunctionError: result.functionError }),
    ...(logType === 'Tail' ? { LogResult: Buffer.from(result.logTail).toString('base64') } : {}),
    Payload: Buffer.from(result.payload, 'utf8'),
    ExecutedVersion: version,
  };
}

function payloadOf(bytes: Uint8Array | undefined, limit: number): string {
  const text = bytes === undefined || bytes.length === 0 ? '{}' : Buffer.from(bytes).toString('utf8');
  if (Buffer.byteLength(text) > limit) {
    throw new ServiceError(
      'RequestTooLargeException',
      `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
      { statusCode: 413 },
    );
  }
  try {
    JSON.parse(text);
  } catch (error) {
    throw new ServiceError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
  return text;
}
