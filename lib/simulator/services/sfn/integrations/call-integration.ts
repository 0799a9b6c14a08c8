// What the optimized integrations do to arguments and answers; the AWS SDK ones pass both on as they are.

import { StateFailure } from '../interpreter/failure.ts';
import type { TaskCall } from '../interpreter/task-call.ts';
import { type Invocation, payloadOf } from './call-function.ts';
import { callService } from './call-service.ts';
import type { Resource } from './resource.ts';

type Integration = Extract<Resource, { kind: 'integration' }>;

export async function callIntegration(call: TaskCall, integration: Integration): Promise<unknown> {
  const given = (call.given ?? {}) as Record<string, unknown>;
  if (!integration.optimized) return callService(call, integration, given);
  switch (integration.resourceType) {
    case 'lambda':
      return invoke(call, integration, given);
    case 'events':
      return putEvents(call, integration, given);
    case 'states':
      return startExecution(call, integration, given);
    default:
      return withMetadata(call, await callService<object>(call, integration, given));
  }
}

async function invoke(call: TaskCall, integration: Integration, given: Record<string, unknown>): Promise<unknown> {
  const { Payload, ...rest } = given;
  const input = Payload === undefined ? rest : { ...rest, Payload: JSON.stringify(Payload) };
  const answer = await callService<Invocation>(call, integration, input);
  const value = payloadOf(answer);
  return withMetadata(call, {
    ExecutedVersion: answer.ExecutedVersion,
    Payload: value,
    StatusCode: answer.StatusCode ?? 200,
  });
}

/** One entry that was not taken fails the task; the cause is the whole answer. */
async function putEvents(call: TaskCall, integration: Integration, given: Record<string, unknown>): Promise<unknown> {
  const answer = await callService<{ FailedEntryCount?: number }>(call, integration, given);
  if ((answer.FailedEntryCount ?? 0) > 0) throw new StateFailure('EventBridge.FailedEntry', JSON.stringify(answer));
  return withMetadata(call, answer);
}

/** Times are epoch milliseconds here, where AWS SDK integrations have text. */
async function startExecution(
  call: TaskCall,
  integration: Integration,
  given: Record<string, unknown>,
): Promise<unknown> {
  const answer = await callService<{ ExecutionArn: string; StartDate: string }>(call, integration, given);
  return withMetadata(call, { ExecutionArn: answer.ExecutionArn, StartDate: Date.parse(answer.StartDate) });
}

/** Optimized integrations show what came over HTTP. Only what a definition could read is made up here. */
function withMetadata(call: TaskCall, answer: object): object {
  const requestId = call.visit.thread.run.context.ids.uuid();
  return {
    ...answer,
    SdkHttpMetadata: {
      AllHttpHeaders: { 'x-amzn-RequestId': [requestId] },
      HttpHeaders: { 'x-amzn-RequestId': requestId },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
