import { ServiceError } from '../../../kernel/service-error.ts';
import { StateFailure } from '../interpreter/failure.ts';
import type { TaskCall } from '../interpreter/task-call.ts';
import type { Execution } from '../state.ts';
import { callService } from './call-service.ts';
import type { Resource } from './resource.ts';

/** `.sync`: waits for the end of the execution that the task started. When the task is called off, the child is stopped. */
export async function awaitExecution(
  call: TaskCall,
  started: { ExecutionArn: string },
  parsed: boolean,
): Promise<unknown> {
  const { scope } = call;
  const { context } = call.visit.thread.run;
  const child = context.state.executions.get(started.ExecutionArn) as Execution;
  let ended = child.status !== 'RUNNING';
  const stop = () => {
    if (!ended) stopChild(call, child.arn);
  };
  const forget = scope.onEnd(stop);
  if (!ended) await scope.wait<void>((resolve) => child.watchers.add(() => resolve()));
  ended = true;
  forget();
  const described = await scope.go(describe(call, child.arn, parsed));
  if (child.status !== 'SUCCEEDED') throw new StateFailure('States.TaskFailed', JSON.stringify(described));
  return described;
}

async function describe(call: TaskCall, executionArn: string, parsed: boolean): Promise<object> {
  const integration: Extract<Resource, { kind: 'integration' }> = {
    kind: 'integration',
    resourceType: 'states',
    resource: 'describeExecution',
    pattern: 'request',
    service: 'sfn',
    operation: 'DescribeExecution',
    optimized: true,
  };
  const answer = await callService<Record<string, unknown>>(call, integration, { ExecutionArn: executionArn });
  for (const name of ['StartDate', 'StopDate', 'RedriveDate']) {
    if (typeof answer[name] === 'string') answer[name] = Date.parse(answer[name]);
  }
  if (parsed) {
    for (const name of ['Input', 'Output']) {
      if (typeof answer[name] === 'string') answer[name] = JSON.parse(answer[name]);
    }
  }
  return answer;
}

/** Best effort, as in AWS: a role that may not stop the child leaves it running. */
function stopChild(call: TaskCall, executionArn: string): void {
  const { context, role, execution } = call.visit.thread.run;
  const cause = `The Task state in AWS Step Functions execution [${execution.arn}] which was managing this resource was aborted`;
  try {
    context.call('sfn', 'StopExecution', { executionArn, cause }, { as: role(call.roleArn) });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
  }
}
