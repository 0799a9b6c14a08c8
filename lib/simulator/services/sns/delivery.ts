// From a publication to the subscribers that want it. The service acts for the topic; the queue's or function's own
// policy must allow that. What cannot be delivered goes to the subscription's dead-letter queue, if it has one.

import type { Caller } from '../../kernel/caller.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { lambdaEvent, notification, type Publication, textFor } from './envelope.ts';
import { wants } from './filter-policy.ts';
import type { SnsState, Subscription, Topic } from './state.ts';

type Context = ServiceContext<SnsState>;

/** AWS goes on for 23 days with queues and functions; nobody here waits that long. */
const MAX_RETRIES = 50;

export function deliver(context: Context, topic: Topic, publication: Publication): void {
  for (const subscription of topic.subscriptions.values()) {
    if (!subscription.confirmed || !isWanted(subscription, publication)) continue;
    context.clock.after(context.duration('sns.delivery'), `notify ${subscription.endpoint}`, () =>
      attempt(context, { subscription, publication, retries: 0 }),
    );
  }
}

interface Delivery {
  readonly subscription: Subscription;
  readonly publication: Publication;
  retries: number;
}

function attempt(context: Context, delivery: Delivery): void {
  const failed = (error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    afterFailure(context, delivery, error);
  };
  try {
    const outcome = send(context, delivery);
    if (outcome instanceof Promise) context.track(outcome.catch(failed));
  } catch (error) {
    failed(error);
  }
}

function send(context: Context, { subscription, publication }: Delivery): unknown {
  const as = serviceCaller(context, publication.topicArn);
  if (subscription.protocol === 'lambda') {
    const Payload = Buffer.from(JSON.stringify(lambdaEvent(publication, subscription)));
    return context.call(
      'lambda',
      'Invoke',
      { FunctionName: subscription.endpoint, InvocationType: 'Event', Payload },
      { as },
    );
  }
  return context.call('sqs', 'SendMessage', queueMessage(publication, subscription), { as });
}

function queueMessage(publication: Publication, subscription: Subscription): object {
  const QueueUrl = queueUrl(subscription.endpoint);
  if (subscription.attributes.get('RawMessageDelivery') !== 'true') {
    return { QueueUrl, MessageBody: JSON.stringify(notification(publication, subscription)) };
  }
  return {
    QueueUrl,
    MessageBody: textFor(publication, subscription),
    ...(Object.keys(publication.attributes).length === 0 ? {} : { MessageAttributes: publication.attributes }),
  };
}

function afterFailure(context: Context, delivery: Delivery, error: ServiceError): void {
  const passing = error.statusCode >= 500 || /Throttl|TooManyRequests|RequestLimit/.test(error.code);
  if (passing && delivery.retries < MAX_RETRIES) {
    const delayMs = Math.min(2 ** delivery.retries++, 20) * 1000;
    context.clock.after(delayMs, `notify ${delivery.subscription.endpoint} again`, () => attempt(context, delivery));
    return;
  }
  const { subscription, publication } = delivery;
  context.transition(subscription.arn, 'delivering', 'failed', {
    message: publication.id,
    code: error.code,
    reason: error.message,
  });
  const policy = subscription.attributes.get('RedrivePolicy');
  if (policy === undefined || policy === '') return;
  const { deadLetterTargetArn } = JSON.parse(policy);
  const message = queueMessage(publication, subscription);
  try {
    context.call(
      'sqs',
      'SendMessage',
      { ...message, QueueUrl: queueUrl(deadLetterTargetArn) },
      { as: serviceCaller(context, publication.topicArn) },
    );
  } catch (refused) {
    if (!(refused instanceof ServiceError)) throw refused;
  }
}

function isWanted({ attributes }: Subscription, publication: Publication): boolean {
  const text = attributes.get('FilterPolicy');
  if (text === undefined || text === '' || text === '{}') return true;
  if (attributes.get('FilterPolicyScope') !== 'MessageBody') return wants(JSON.parse(text), plain(publication));
  try {
    return wants(JSON.parse(text), JSON.parse(publication.texts['default'] as string));
  } catch {
    return false;
  }
}

/** Message attributes as the values that filters compare. */
function plain({ attributes }: Publication): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType = '', StringValue = '' }]) => {
      if (DataType === 'Number') return [name, Number(StringValue)];
      return [name, DataType === 'String.Array' ? JSON.parse(StringValue) : StringValue];
    }),
  );
}

function serviceCaller({ account }: Context, topicArn: string): Caller {
  return { kind: 'service', account, arn: topicArn, principal: 'sns.amazonaws.com' };
}

function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}
