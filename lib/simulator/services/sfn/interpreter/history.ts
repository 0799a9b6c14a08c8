import { StateFailure } from './failure.ts';
import type { Thread } from './thread.ts';

/** The limit of a history: at this event an execution fails. */
const MAX_EVENTS = 25_000;

const ENDINGS = new Set(['ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted', 'ExecutionSucceeded']);

export interface Entry {
  readonly type: string;
  /** The name of the details member, and what it holds. */
  readonly details?: readonly [string, Readonly<Record<string, unknown>>];
  /** The event that it follows; the thread's last one when absent. */
  readonly previous?: number;
  /** Whether what comes next in the thread follows this event. True when absent. */
  readonly leads?: boolean;
}

/** Writes an event into the history of a thread's execution. Returns its id. */
export function record(thread: Thread, entry: Entry): number {
  const { execution, context } = thread.run;
  const { events } = execution;
  if (events.length >= MAX_EVENTS - 1 && !ENDINGS.has(entry.type)) {
    throw new StateFailure('States.Runtime', 'The execution reached the maximum number of history events (25000).');
  }
  const id = events.length + 1;
  events.push({
    id,
    previousEventId: entry.previous ?? thread.previous,
    type: entry.type,
    atMs: context.clock.nowMs,
    details: entry.details,
  });
  if (entry.leads !== false) thread.previous = id;
  return id;
}

/** What accompanies each text of input or output. Nothing is cut in the simulator. */
export const WHOLE = { truncated: false } as const;
