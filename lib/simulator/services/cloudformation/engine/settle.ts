import { ServiceError } from '../../../kernel/service-error.ts';
import type { Work } from './work.ts';

export type Settled = (() => 'pending' | 'done' | { failed: string }) | undefined;

/** How often a stack looks at a resource that takes its time, in ms. CloudFormation's handlers ask back after 5 to 30 s. */
const LOOK_AGAIN_MS = 5000;

/** Waits for the step's own duration, then until it has settled. */
export function waitUntilSettled(
  work: Work,
  settled: Settled,
  end: (failure?: string) => void,
  duration = 'cloudformation.resource',
): { cancel(): void } {
  const { clock } = work.context;
  const label = `stack ${work.stack.name}`;
  const look = () => {
    const state = settled === undefined ? 'done' : lookAt(settled);
    if (state === 'pending') entry = clock.after(LOOK_AGAIN_MS, label, look);
    else end(state === 'done' ? undefined : state.failed);
  };
  let entry = clock.after(work.context.duration(duration), label, look);
  return { cancel: () => clock.cancel(entry) };
}

function lookAt(settled: NonNullable<Settled>): 'pending' | 'done' | { failed: string } {
  try {
    return settled();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return isTransient(error) ? 'pending' : { failed: reasonOf(error) };
  }
}

export const isTransient = (error: ServiceError): boolean =>
  /throttl|RequestLimitExceeded|TooManyRequests|SlowDown|ServiceUnavailable|^Internal/i.test(error.code);

/** The code of what no handler was asked for. */
export const INVALID_PROPERTIES = 'InvalidProperties';

/** The code of a handler's own finding that a name is taken. */
export const ALREADY_EXISTS = 'AlreadyExists';

/** A resource handler's error as stack events carry it. */
export function reasonOf(error: ServiceError): string {
  if (error.code === 'NotModelled' || error.code === INVALID_PROPERTIES) return error.message;
  if (error.code === ALREADY_EXISTS) {
    return `Resource handler returned message: "${error.message}" (HandlerErrorCode: AlreadyExists)`;
  }
  const handler = /AccessDenied|Unauthorized/.test(error.code)
    ? 'AccessDenied'
    : /AlreadyExists|Duplicate/.test(error.code)
      ? 'AlreadyExists'
      : 'InvalidRequest';
  return `Resource handler returned message: "${error.message} (${error.code}, Status Code: ${error.statusCode})" (HandlerErrorCode: ${handler})`;
}
