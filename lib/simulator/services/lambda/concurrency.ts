import { tooManyRequests } from './errors.ts';
import type { LambdaFunction, LambdaState } from './state.ts';

/** The default quota of an account in a region. */
const ACCOUNT_CONCURRENCY = 1000;

/** @throws TooManyRequestsException */
export function checkConcurrency(fn: LambdaFunction, state: LambdaState): void {
  const limit = fn.reservedConcurrency ?? ACCOUNT_CONCURRENCY;
  const running = fn.reservedConcurrency === undefined ? totalRunning(state) : fn.running;
  if (running >= limit) throw tooManyRequests();
}

function totalRunning({ functions }: LambdaState): number {
  let sum = 0;
  for (const { running } of functions.values()) sum += running;
  return sum;
}
