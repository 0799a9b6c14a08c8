// An execution from its start to its one end, and again after a redrive.

import type { ServiceContext } from '../../../kernel/service.ts';
import type { Program } from '../asl/program.ts';
import type { Execution, ExecutionStatus, MapRun, SfnState } from '../state.ts';
import { emitStatus } from './execution-event.ts';
import { StateFailure } from './failure.ts';
import { newFrame } from './frame.ts';
import { type Entry, record, WHOLE } from './history.ts';
import { roleOf } from './role.ts';
import { runStates } from './run-states.ts';
import { Abandoned, Scope } from './scope.ts';
import type { Thread } from './thread.ts';

type Context = ServiceContext<SfnState>;

export interface Start {
  readonly arn: string;
  readonly name: string;
  readonly machine: Execution['machine'];
  readonly program: Program;
  readonly input: string;
  readonly mapRun?: MapRun;
  readonly item?: Execution['item'];
}

export function startExecution(context: Context, start: Start): Execution {
  const { clock } = context;
  const inputValue: unknown = JSON.parse(start.input);
  const execution: Execution = {
    ...start,
    mapRun: start.mapRun,
    item: start.item,
    inputValue,
    startMs: clock.nowMs,
    events: [],
    watchers: new Set(),
    status: 'RUNNING',
    stopMs: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
    transitions: 0,
    redriveCount: 0,
    redriveMs: undefined,
    redriveTokens: [],
    scope: new Scope(clock),
    frame: newFrame(start.program.startAt, inputValue, {}),
  };
  context.state.executions.set(execution.arn, execution);
  context.state.spread.begin(execution.arn, undefined);
  context.transition(execution.arn, undefined, 'RUNNING', { billed: false });
  const thread = mainThread(context, execution);
  const details = { input: start.input, inputDetails: WHOLE, roleArn: execution.machine.roleArn };
  record(thread, { type: 'ExecutionStarted', details: ['executionStartedEventDetails', details], leads: false });
  emitStatus(context, execution);
  run(thread);
  return execution;
}

/** Goes on from the state that the execution ended in. */
export function redriveExecution(context: Context, execution: Execution): void {
  const from = execution.status;
  Object.assign(execution, { status: 'RUNNING', stopMs: undefined, error: undefined, cause: undefined });
  execution.redriveCount++;
  execution.redriveMs = context.clock.nowMs;
  execution.scope = new Scope(context.clock);
  context.transition(execution.arn, from, 'RUNNING', { billed: false });
  const thread = mainThread(context, execution);
  const details = { redriveCount: execution.redriveCount };
  record(thread, { type: 'ExecutionRedriven', details: ['executionRedrivenEventDetails', details] });
  emitStatus(context, execution);
  run(thread);
}

export function abortExecution(
  context: Context,
  execution: Execution,
  reason: { error?: string; cause?: string },
): void {
  const { error, cause } = reason;
  end(mainThread(context, execution), 'ABORTED', { error, cause }, { type: 'ExecutionAborted', previous: 0 });
}

function mainThread(context: Context, execution: Execution): Thread {
  return {
    run: { context, execution, role: roleOf(context, execution) },
    scope: execution.scope,
    frame: execution.frame,
    item: execution.item,
    current: undefined,
    previous: 0,
  };
}

function run(thread: Thread): void {
  const { context, execution } = thread.run;
  const { timeoutSeconds } = execution.program;
  if (timeoutSeconds !== undefined) {
    const timer = context.clock.after(timeoutSeconds * 1000, 'execution timeout', () => {
      end(thread, 'TIMED_OUT', {}, { type: 'ExecutionTimedOut', previous: 0 });
    });
    thread.scope.onEnd(() => context.clock.cancel(timer));
  }
  context.track(walk(thread));
}

async function walk(thread: Thread): Promise<void> {
  const { execution, context } = thread.run;
  try {
    const output = JSON.stringify(await runStates(thread, execution.program));
    end(thread, 'SUCCEEDED', { output }, { type: 'ExecutionSucceeded' });
  } catch (thrown) {
    if (thrown instanceof Abandoned) return;
    if (!(thrown instanceof StateFailure)) {
      context.log('stepfunctions', `${execution.arn}: ${(thrown as Error).stack}`);
      end(
        thread,
        'FAILED',
        { error: 'States.Runtime', cause: `Simulator fault: ${(thrown as Error).stack}` },
        { type: 'ExecutionFailed' },
      );
      return;
    }
    end(thread, 'FAILED', thrown.details, { type: 'ExecutionFailed' });
  }
}

function end(
  thread: Thread,
  status: ExecutionStatus,
  result: { output?: string | undefined; error?: string | undefined; cause?: string | undefined },
  entry: Entry,
): void {
  const { execution, context } = thread.run;
  if (execution.status !== 'RUNNING') return;
  const { output, error, cause } = result;
  Object.assign(execution, { status, stopMs: context.clock.nowMs, output, error, cause });
  const details: Record<string, unknown> =
    status === 'SUCCEEDED'
      ? { output, outputDetails: WHOLE }
      : status === 'TIMED_OUT'
        ? { error: 'States.Timeout' }
        : { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  const member = `${entry.type.charAt(0).toLowerCase()}${entry.type.slice(1)}EventDetails`;
  record(thread, { ...entry, details: [member, details] });
  thread.scope.end();
  context.transition(execution.arn, 'RUNNING', status, { billed: false });
  emitStatus(context, execution);
  for (const watcher of [...execution.watchers]) watcher();
  execution.watchers.clear();
}
