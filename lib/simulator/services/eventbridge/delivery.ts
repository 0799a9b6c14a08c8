// From a matched rule to its targets: after a short while, again and again when the target cannot take it now, and into
// the dead-letter queue when it never will.

import type { Target } from '@aws-sdk/client-eventbridge';
import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { BusEvent } from './bus-event.ts';
import { invokeTarget, queueUrl, serviceCaller } from './invoke-target.ts';
import type { EventBridgeState, Rule } from './state.ts';
import { targetInput } from './target-input.ts';

type Context = ServiceContext<EventBridgeState>;

interface Delivery {
  readonly rule: Rule;
  readonly target: Target;
  readonly event: BusEvent;
  readonly input: string;
  readonly startedMs: number;
  retries: number;
}

export function deliver(context: Context, rule: Rule, event: BusEvent): void {
  const { clock } = context;
  for (const target of rule.targets.values()) {
    if (isAwsOwn(target)) continue;
    const input = targetInput(target, { event, rule, ingestedMs: clock.nowMs });
    const delivery: Delivery = { rule, target, event, input, startedMs: clock.nowMs, retries: 0 };
    clock.after(context.duration('events.delivery'), `deliver to ${target.Arn}`, () => attempt(context, delivery));
  }
}

/** The target of a rule that a service manages: the services here hear of what concerns them without it. */
function isAwsOwn({ Arn = '' }: Target): boolean {
  return Arn.split(':')[4] === 'aws';
}

function attempt(context: Context, delivery: Delivery): void {
  const failed = (error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    afterFailure(context, delivery, error);
  };
  try {
    const outcome = invokeTarget(context, delivery);
    if (outcome instanceof Promise) context.track(outcome.catch(failed));
  } catch (error) {
    failed(error);
  }
}

function afterFailure(context: Context, delivery: Delivery, error: ServiceError): void {
  if (!isPassing(error)) {
    giveUp(context, delivery, error, undefined);
    return;
  }
  const { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86_400 } = delivery.target.RetryPolicy ?? {};
  const { clock, random } = context;
  if (delivery.retries >= MaximumRetryAttempts) {
    giveUp(context, delivery, error, 'MaximumRetryAttempts');
    return;
  }
  // Exponential with jitter; AWS does not publish base and ceiling.
  const delayMs = Math.min(2 ** delivery.retries * 1000, 600_000) * (0.5 + random.next() / 2);
  if (clock.nowMs + delayMs > delivery.startedMs + MaximumEventAgeInSeconds * 1000) {
    giveUp(context, delivery, error, 'MaximumEventAgeInSeconds');
    return;
  }
  delivery.retries++;
  clock.after(delayMs, `retry delivery to ${delivery.target.Arn}`, () => attempt(context, delivery));
}

/** Whether trying again may help. Missing permissions and missing targets go to the dead-letter queue at once. */
function isPassing({ code, statusCode }: ServiceError): boolean {
  return statusCode >= 500 || /Throttl|TooManyRequests|LimitExceeded|RequestLimit/.test(code);
}

function giveUp(context: Context, delivery: Delivery, error: ServiceError, exhausted: string | undefined): void {
  const { rule, target, event, retries } = delivery;
  context.transition(rule.arn, 'delivering', 'failed', {
    target: target.Arn,
    event: event.id,
    code: error.code,
    message: error.message,
  });
  const { Arn: queueArn } = target.DeadLetterConfig ?? {};
  if (queueArn === undefined) return;
  const text = (value: string) => ({ DataType: 'String', StringValue: value });
  try {
    context.call(
      'sqs',
      'SendMessage',
      {
        QueueUrl: queueUrl(queueArn),
        MessageBody: JSON.stringify(event),
        MessageAttributes: {
          RULE_ARN: text(rule.arn),
          TARGET_ARN: text(target.Arn as string),
          ERROR_CODE: text(errorCode(error)),
          ERROR_MESSAGE: text(error.message),
          RETRY_ATTEMPTS: { DataType: 'Number', StringValue: String(retries) },
          ...(exhausted === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: text(exhausted) }),
        },
      },
      { as: serviceCaller(context, rule.arn) },
    );
  } catch (failure) {
    // As in AWS, an event that its dead-letter queue does not take either is gone.
    if (!(failure instanceof ServiceError)) throw failure;
  }
}

/** The guide lists the codes and not what each stands for; these are read from their names. */
const ERROR_CODES: readonly (readonly [RegExp, string])[] = [
  [/AccessDenied|Unauthorized|NotAuthorized|Forbidden/, 'NO_PERMISSIONS'],
  [/NotFound|DoesNotExist|NonExistent|NoSuch/, 'NO_RESOURCE'],
  [/Throttl|TooManyRequests|RequestLimit/, 'THROTTLING'],
  [/LimitExceeded|QuotaExceeded/, 'RESOURCE_LIMIT_EXCEEDED'],
  [/AlreadyExists/, 'RESOURCE_ALREADY_EXISTS'],
  [/Concurrent|Conflict/, 'RESOURCE_MODIFICATION_COLLISION'],
  [/Invalid.*(Json|Input)/i, 'INVALID_JSON'],
  [/Invalid|Validation|INVALID_PARAMETER/, 'INVALID_PARAMETER'],
];

function errorCode({ code, message, statusCode }: ServiceError): string {
  if (message.includes('sts:AssumeRole')) return 'FAILED_TO_ASSUME_ROLE';
  const known = ERROR_CODES.find(([pattern]) => pattern.test(code))?.[1];
  return known ?? (statusCode >= 500 ? 'ERROR_FROM_TARGET' : 'SDK_CLIENT_ERROR');
}
