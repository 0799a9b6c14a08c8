import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { SfnState, WaitingTask } from './state.ts';

/** The task that waits for a token. One that is over answers TaskTimedOut, whatever it ended with; a made-up token InvalidToken. */
export function findTask({ state }: Pick<ServiceContext<SfnState>, 'state'>, token: string): WaitingTask {
  const task = state.tasks.get(token);
  if (task === undefined) throw new ServiceError('InvalidToken', `Invalid Token: 'Invalid token'`);
  if (task.over) throw new ServiceError('TaskTimedOut', `Task Timed Out: 'Provided task does not exist anymore'`);
  return task;
}
