// Retry, then Catch, around the work of a Task, Parallel or Map. Each retrier counts for itself.

import type { MapState, ParallelState, Retrier, TaskState } from '../asl/program.ts';
import { StateFailure } from './failure.ts';
import { clearState } from './frame.ts';
import { record } from './history.ts';
import { type Left, leave, type Visit } from './visit.ts';

export async function handled(
  visit: Visit<TaskState | ParallelState | MapState>,
  work: () => Promise<unknown>,
): Promise<Left> {
  const { state, thread } = visit;
  const attempts = new Map<Retrier, number>();
  for (;;) {
    try {
      const result = await work();
      return await leave(visit, state.exit, { next: state.next, passed: result, extra: { result } });
    } catch (error) {
      if (!(error instanceof StateFailure)) throw error;
      const delayMs = nextDelayMs(visit, error, attempts);
      if (delayMs === undefined) return giveUp(visit, error);
      countRetry(visit);
      clearState(thread.frame);
      await thread.scope.sleep(delayMs, 'retry');
    }
  }
}

function nextDelayMs(
  { state, thread }: Visit<TaskState | ParallelState | MapState>,
  failure: StateFailure,
  attempts: Map<Retrier, number>,
): number | undefined {
  const retrier = state.retry.find(({ errorEquals }) => failure.matches(errorEquals));
  if (retrier === undefined) return undefined;
  const used = attempts.get(retrier) ?? 0;
  if (used >= retrier.maxAttempts) return undefined;
  attempts.set(retrier, used + 1);
  const { intervalSeconds, backoffRate, maxDelaySeconds } = retrier;
  const seconds = Math.min(intervalSeconds * backoffRate ** used, maxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(seconds * 1000 * (retrier.fullJitter ? thread.run.context.random.next() : 1));
}

function countRetry(visit: Visit): void {
  const { execution, context } = visit.thread.run;
  visit.retryCount++;
  execution.transitions++;
  const { name, type } = visit.state;
  context.transition(execution.arn, name, name, { billed: true, stateType: type, retry: visit.retryCount });
}

/** Nothing is tried again. That a Map or Parallel failed is told now, and once more when its catcher fails as well. */
async function giveUp(visit: Visit<TaskState | ParallelState | MapState>, failure: StateFailure): Promise<Left> {
  const { thread, state } = visit;
  if (state.type === 'Task' || failure.error === 'States.Runtime') return caught(visit, failure);
  const type = `${state.type}StateFailed`;
  visit.follow = thread.previous;
  record(thread, { type });
  try {
    return await caught(visit, failure);
  } catch (error) {
    if (error instanceof StateFailure && error !== failure) record(thread, { type });
    throw error;
  }
}

async function caught(visit: Visit<TaskState | ParallelState | MapState>, failure: StateFailure): Promise<Left> {
  const catcher = visit.state.catch.find(({ errorEquals }) => failure.matches(errorEquals));
  if (catcher === undefined) throw failure;
  const errorOutput = failure.output;
  return leave(visit, catcher.exit, { next: catcher.next, passed: errorOutput, extra: { errorOutput } });
}
