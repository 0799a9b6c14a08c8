import { heartbeatMissed, StateFailure } from '../interpreter/failure.ts';
import type { Scope } from '../interpreter/scope.ts';
import type { Visit } from '../interpreter/visit.ts';

export interface TokenWait {
  /** What is sent for the token. It may come while the call that hands the token out still runs. */
  readonly outcome: Promise<unknown>;
  /** Starts to expect a heartbeat, when seconds are given. */
  beatEvery(seconds: number | undefined): void;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Makes the token of a task's visit. It is dead when the task's scope ends. */
export function openToken(visit: Visit, scope: Scope): TokenWait {
  const { context, execution } = visit.thread.run;
  const { clock, ids, state } = context;
  const token = `AQCgAAAAKgAAAAMAAAAAAAAAA${ids.from(ALPHABET, 64)}=`;
  visit.token = token;
  let fail: (failure: StateFailure) => void = () => {};
  let timer: ReturnType<typeof clock.after> | undefined;
  let intervalMs: number | undefined;
  const outcome = scope.wait<unknown>((resolve, reject) => {
    let over = false;
    const close = () => {
      over = true;
      clock.cancel(timer);
    };
    scope.onEnd(close);
    fail = (failure) => {
      close();
      reject(failure);
    };
    state.tasks.set(token, {
      machineArn: execution.machine.arn.replace(/\/.*$/, ''),
      get over() {
        return over;
      },
      succeed: (output) => {
        close();
        resolve(output);
      },
      fail: (error, cause) => fail(new StateFailure(error, cause)),
      beat,
    });
  });

  function beat(): void {
    clock.cancel(timer);
    if (intervalMs !== undefined) timer = clock.after(intervalMs, 'heartbeat', () => fail(heartbeatMissed()));
  }
  outcome.catch(() => {});
  return {
    outcome,
    beatEvery: (seconds) => {
      intervalMs = seconds === undefined ? undefined : seconds * 1000;
      beat();
    },
  };
}
