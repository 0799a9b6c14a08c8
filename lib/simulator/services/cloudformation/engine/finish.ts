import { setStackStatus } from './statuses.ts';
import type { Work } from './work.ts';

/** The last status of an operation: the stack is free for the next one. */
export function finish(work: Work, status: string, reason?: string): void {
  work.stack.lastOperation = { id: work.operation.id, type: work.operation.type };
  work.stack.operation = undefined;
  setStackStatus(work, status, reason);
}
