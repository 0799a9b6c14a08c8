// One occurrence of a schedule: its payload, its attempts, and where it goes when they fail.

import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { Schedule, SchedulerState } from './state.ts';
import { actor, callTarget, queueUrl } from './targets.ts';

type Context = ServiceContext<SchedulerState>;

interface Invocation {
  readonly schedule: Schedule;
  readonly scheduledTime: string;
  readonly startedMs: number;
  readonly ended: () => void;
  attempts: number;
  executionId: string;
}

/** @param ended called once the invocation has succeeded or has been given up */
export function invoke(context: Context, schedule: Schedule, occurrence: { dueMs: number; ended: () => void }): void {
  attempt(context, {
    schedule,
    scheduledTime: new Date(occurrence.dueMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    startedMs: context.clock.nowMs,
    ended: occurrence.ended,
    attempts: 0,
    executionId: '',
  });
}

function attempt(context: Context, invocation: Invocation): void {
  invocation.attempts++;
  invocation.executionId = context.ids.hex(16);
  const failed = (error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    afterFailure(context, invocation, error);
  };
  try {
    const outcome = callTarget(context, invocation.schedule, payload(context, invocation));
    if (outcome instanceof Promise) context.track(outcome.then(invocation.ended, failed));
    else invocation.ended();
  } catch (error) {
    failed(error);
  }
}

function payload(context: Context, { schedule, scheduledTime, executionId, attempts }: Invocation): string {
  const { Input } = schedule.settings.Target;
  if (Input === undefined) return defaultPayload(context, schedule, scheduledTime);
  return Input.replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
    .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime)
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.attempt-number>', String(attempts));
}

function defaultPayload(context: Context, schedule: Schedule, time: string): string {
  return JSON.stringify({
    version: '0',
    id: context.ids.uuid(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: context.account,
    time,
    region: context.region,
    resources: [schedule.arn],
    detail: '{}',
  });
}

function afterFailure(context: Context, invocation: Invocation, error: ServiceError): void {
  const { schedule, attempts, startedMs } = invocation;
  const { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86_400 } = schedule.settings.Target.RetryPolicy ?? {};
  const { clock, random } = context;
  const delayMs = Math.min(2 ** (attempts - 1) * 1000, 600_000) * (0.5 + random.next() / 2);
  const exhausted =
    attempts > MaximumRetryAttempts
      ? 'MaximumRetryAttempts'
      : clock.nowMs + delayMs > startedMs + MaximumEventAgeInSeconds * 1000
        ? 'MaximumEventAgeInSeconds'
        : undefined;
  if (exhausted !== undefined || !isPassing(error)) {
    giveUp(context, invocation, { error, exhausted: isPassing(error) ? exhausted : undefined });
    return;
  }
  clock.after(delayMs, `retry schedule ${schedule.name}`, () => attempt(context, invocation));
}

/** Whether trying again may help. */
function isPassing({ code, statusCode }: ServiceError): boolean {
  return statusCode >= 500 || /Throttl|TooManyRequests|LimitExceeded|RequestLimit/.test(code);
}

function giveUp(
  context: Context,
  invocation: Invocation,
  failure: { error: ServiceError; exhausted: string | undefined },
): void {
  const { schedule, ended } = invocation;
  const { error } = failure;
  context.transition(schedule.arn, 'invoking', 'failed', { code: error.code, message: error.message });
  try {
    deadLetter(context, invocation, failure);
  } catch (refused) {
    if (!(refused instanceof ServiceError)) throw refused;
  }
  ended();
}

/** Sent as the target's role, which therefore needs sqs:SendMessage. */
function deadLetter(
  context: Context,
  invocation: Invocation,
  { error, exhausted }: { error: ServiceError; exhausted: string | undefined },
): void {
  const { schedule, scheduledTime, attempts, executionId } = invocation;
  const { Target } = schedule.settings;
  const queue = Target.DeadLetterConfig?.Arn;
  if (queue === undefined) return;
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  context.call(
    'sqs',
    'SendMessage',
    {
      QueueUrl: queueUrl(queue),
      MessageBody: payload(context, invocation),
      MessageAttributes: {
        ERROR_CODE: text(error.code),
        ERROR_MESSAGE: text(error.message),
        EXECUTION_ID: text(executionId),
        // An input of 256 KB, the most that a schedule takes, fits a message.
        IS_PAYLOAD_TRUNCATED: text('false'),
        RETRY_ATTEMPTS: text(String(attempts - 1)),
        SCHEDULED_TIME: text(scheduledTime),
        SCHEDULE_ARN: text(schedule.arn),
        TARGET_ARN: text(Target.Arn as string),
        ...(exhausted === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: text(exhausted) }),
      },
    },
    { as: actor(context, Target, schedule.group) },
  );
}
