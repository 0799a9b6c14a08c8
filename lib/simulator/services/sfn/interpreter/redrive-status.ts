import type { Execution } from '../state.ts';

const WINDOW_MS = 14 * 24 * 60 * 60 * 1000;
const MAX_EVENTS = 24_999;

export interface RedriveStatus {
  readonly status: 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN';
  readonly reason: string | undefined;
}

/** Whether an execution can be redriven, with the reason when not. */
export function redriveStatus(execution: Execution, nowMs: number): RedriveStatus {
  const { status, startMs, events, mapRun } = execution;
  const no = (reason: string): RedriveStatus => ({ status: 'NOT_REDRIVABLE', reason });
  if (status === 'RUNNING' || status === 'SUCCEEDED' || status === 'PENDING_REDRIVE') {
    return no(`Execution is ${status} and cannot be redriven`);
  }
  if (nowMs - startMs > WINDOW_MS) return no('Execution history has expired');
  if (events.length > MAX_EVENTS) return no('Execution history event limit exceeded');
  return { status: mapRun === undefined ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN', reason: undefined };
}
