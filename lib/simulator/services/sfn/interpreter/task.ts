// A task: arguments, the call, and for two patterns the wait for what the call has set going. The task's own scope ends
// with it, however it ends, and takes its token and timers along.

import type { TaskState } from '../asl/program.ts';
import { awaitExecution } from '../integrations/await-execution.ts';
import { callFunction } from '../integrations/call-function.ts';
import { callIntegration } from '../integrations/call-integration.ts';
import { parseResource, type Resource } from '../integrations/resource.ts';
import { openToken, type TokenWait } from '../integrations/task-token.ts';
import type { Template } from '../jsonata/template.ts';
import { StateFailure, timedOut } from './failure.ts';
import { numberField } from './number-field.ts';
import type { TaskCall } from './task-call.ts';
import { type TaskEvents, taskEvents } from './task-events.ts';
import { checkSize, evaluate, evaluationFailed, runtimeFailure, type Visit } from './visit.ts';

export async function runTask(visit: Visit<TaskState>): Promise<unknown> {
  const { state, thread } = visit;
  const resource = parseResource(state.resource) as Resource;
  if (state.resource.split(':')[1] !== thread.run.context.partition) {
    throw runtimeFailure(visit, 'The resource belongs to a different partition from the running execution.');
  }
  const scope = thread.scope.inner();
  const wait = resource.kind === 'integration' && resource.pattern === 'token' ? openToken(visit, scope) : undefined;
  try {
    const given = state.arguments === undefined ? visit.input : await evaluate(visit, state.arguments);
    const limits = await limitsOf(visit);
    checkSize(JSON.stringify(given), state.name);
    checkGiven(visit, resource, given);
    const events = taskEvents(thread, resource, given);
    events.scheduled(limits);
    events.started();
    wait?.beatEvery(limits.heartbeat);
    return await within(limits.timeout, events, { visit, resource, given, roleArn: limits.roleArn, scope }, wait);
  } finally {
    scope.end();
    visit.token = undefined;
  }
}

/** Arguments that do not fit the operation start nothing: a fault of the definition, which nothing catches. */
function checkGiven(visit: Visit<TaskState>, resource: Resource, given: unknown): void {
  if (resource.kind === 'function') return;
  const { service, operation, resourceType } = resource;
  const payload = resourceType === 'lambda' ? (given as { Payload?: unknown } | null)?.Payload : undefined;
  const open = (value: unknown) => value !== undefined && value === payload;
  const problems = visit.thread.run.context.misfits(service, operation, { value: given, open }) ?? [];
  if (problems.length === 0) return;
  const message = `The Parameters '${JSON.stringify(given)}' could not be used to start the Task: [${problems.join(', ')}]`;
  throw runtimeFailure(visit, message);
}

async function limitsOf(visit: Visit<TaskState>) {
  const { timeoutSeconds, heartbeatSeconds, roleArn } = visit.state;
  const seconds = (field: 'TimeoutSeconds' | 'HeartbeatSeconds', template: Template | undefined) =>
    template === undefined ? undefined : numberField(visit, field, template);
  const timeout = await seconds('TimeoutSeconds', timeoutSeconds);
  const heartbeat = await seconds('HeartbeatSeconds', heartbeatSeconds);
  if (timeout !== undefined && heartbeat !== undefined && heartbeat >= timeout) {
    const message = `The HeartbeatSeconds field must be smaller than TimeoutSeconds, ${timeout}, but was: ${heartbeat}`;
    throw evaluationFailed(visit, message, 'HeartbeatSeconds');
  }
  return { timeout, heartbeat, roleArn: roleArn === undefined ? undefined : String(await evaluate(visit, roleArn)) };
}

async function within(
  timeout: number | undefined,
  events: TaskEvents,
  call: TaskCall,
  wait: TokenWait | undefined,
): Promise<unknown> {
  const { visit, scope } = call;
  const { clock } = visit.thread.run.context;
  const progress = { submitted: false };
  let timer: ReturnType<typeof clock.after> | undefined;
  try {
    const result = await scope.wait<unknown>((resolve, reject) => {
      if (timeout !== undefined) timer = clock.after(timeout * 1000, 'task timeout', () => reject(timedOut()));
      perform(call, { events, wait, progress }).then(resolve, reject);
    });
    const text = JSON.stringify(result);
    checkSize(text, call.resource.kind === 'function' ? call.resource.arn : call.resource.resourceType);
    events.succeeded(text);
    return result;
  } catch (error) {
    if (error instanceof StateFailure && error.error !== 'States.Runtime') events.failed(error, progress.submitted);
    throw error;
  } finally {
    clock.cancel(timer);
  }
}

async function perform(
  call: TaskCall,
  options: { events: TaskEvents; wait: TokenWait | undefined; progress: { submitted: boolean } },
): Promise<unknown> {
  const { resource, scope } = call;
  const { events, wait, progress } = options;
  if (resource.kind === 'function') return scope.go(callFunction(call, resource.arn));
  const answer = await scope.go(callIntegration(call, resource));
  if (resource.pattern === 'request') return answer;
  progress.submitted = true;
  events.submitted(answer);
  if (wait !== undefined) return wait.outcome;
  return awaitExecution(call, answer as { ExecutionArn: string }, resource.pattern === 'sync:2');
}
