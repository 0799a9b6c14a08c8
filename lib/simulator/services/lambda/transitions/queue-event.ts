// Asynchronous invocations: queued, tried up to three times a minute and two minutes apart, then sent where failures go.

import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { checkConcurrency } from '../concurrency.ts';
import { type Invocation, type InvocationResult, runInvocation } from '../runtime/run-invocation.ts';
import type { LambdaState } from '../state.ts';
import type { QueuedEvent } from './queued-event.ts';
import { sendDeadLetter, sendRecord } from './send-record.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_MS = [60_000, 120_000];
const DEFAULT_ATTEMPTS = 2;
const DEFAULT_AGE_SECONDS = 6 * 3600;
/** Throttled events wait from a second up to five minutes between tries. */
const FIRST_BACKOFF_MS = 1000;
const LAST_BACKOFF_MS = 300_000;

export function queueEvent(invocation: Invocation, qualifier: string, context: ServiceContext<LambdaState>): void {
  const event: QueuedEvent = {
    invocation,
    config: invocation.fn.invokeConfigs.get(qualifier),
    queuedMs: context.clock.nowMs,
    attempts: 0,
    throttled: 0,
  };
  later(event, context.duration('lambda.event-queue'), context);
}

function later(event: QueuedEvent, delayMs: number, context: ServiceContext<LambdaState>): void {
  context.clock.after(delayMs, `event for ${event.invocation.fn.name}`, () => {
    const maxAgeMs = (event.config?.maximumEventAgeSeconds ?? DEFAULT_AGE_SECONDS) * 1000;
    if (context.clock.nowMs - event.queuedMs > maxAgeMs)
      fail(event, { condition: 'EventAgeExceeded', result: undefined }, context);
    else attempt(event, context);
  });
}

function attempt(event: QueuedEvent, context: ServiceContext<LambdaState>): void {
  const { invocation } = event;
  const current = context.state.functions.get(invocation.fn.name);
  if (current !== invocation.fn) return;
  // A retry meets the function as it is by then.
  const version = invocation.version.version === '$LATEST' ? current.latest : invocation.version;
  try {
    checkConcurrency(current, context.state);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    backOff(event, context);
    return;
  }
  event.attempts++;
  const run = runInvocation({ ...invocation, version }, context).then(
    (result) => ended(event, result, context),
    (error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      backOff(event, context);
    },
  );
  void context.track(run);
}

function backOff(event: QueuedEvent, context: ServiceContext<LambdaState>): void {
  later(event, Math.min(LAST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** event.throttled++), context);
}

function ended(event: QueuedEvent, result: InvocationResult, context: ServiceContext<LambdaState>): void {
  if (result.functionError === undefined) {
    if (event.config?.onSuccess !== undefined)
      sendRecord(event, { target: event.config.onSuccess, condition: 'Success', result }, context);
    return;
  }
  const retryMs =
    event.attempts <= (event.config?.maximumRetryAttempts ?? DEFAULT_ATTEMPTS)
      ? RETRY_MS[event.attempts - 1]
      : undefined;
  if (retryMs === undefined) fail(event, { condition: 'RetriesExhausted', result }, context);
  else later(event, retryMs, context);
}

function fail(
  event: QueuedEvent,
  failure: { condition: string; result: InvocationResult | undefined },
  context: ServiceContext<LambdaState>,
): void {
  const target = event.config?.onFailure;
  if (target !== undefined) sendRecord(event, { target, ...failure }, context);
  const deadLetters = event.invocation.version.config.deadLetterTarget;
  if (deadLetters !== undefined) sendDeadLetter(event, { target: deadLetters, result: failure.result }, context);
}
