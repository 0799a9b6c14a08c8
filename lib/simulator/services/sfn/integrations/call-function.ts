import { StateFailure } from '../interpreter/failure.ts';
import type { TaskCall } from '../interpreter/task-call.ts';
import { callService } from './call-service.ts';
import type { Resource } from './resource.ts';

export interface Invocation {
  readonly StatusCode?: number;
  readonly FunctionError?: string;
  readonly ExecutedVersion?: string;
  readonly Payload?: string;
}

/** A function named by its own ARN as the resource: what it gets is the input, what it gives is the result. */
export async function callFunction(call: TaskCall, arn: string): Promise<unknown> {
  const invoke: Extract<Resource, { kind: 'integration' }> = {
    kind: 'integration',
    resourceType: 'lambda',
    resource: 'invoke',
    pattern: 'request',
    service: 'lambda',
    operation: 'Invoke',
    optimized: true,
  };
  const answer = await callService<Invocation>(call, invoke, {
    FunctionName: arn,
    Payload: JSON.stringify(call.given),
  });
  return payloadOf(answer);
}

/** What a function gave. Throws the failure that it ended with, named after the error it threw. */
export function payloadOf({ FunctionError, Payload }: Invocation): unknown {
  const value = Payload === undefined || Payload === '' ? null : JSON.parse(Payload);
  if (FunctionError === undefined) return value;
  const { errorType } = (value ?? {}) as { errorType?: string };
  throw new StateFailure(errorType ?? 'Lambda.Unknown', Payload);
}
