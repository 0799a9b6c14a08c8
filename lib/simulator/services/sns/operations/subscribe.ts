import type { SubscribeCommandInput, SubscribeCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameter } from '../errors.ts';
import { openTopic, type SnsState, type Subscription } from '../state.ts';
import { checkSubscriptionAttribute } from '../subscription-attributes.ts';

/** Endpoints by protocol. Those of people must be confirmed, which nobody here does: they stay pending. */
const ENDPOINTS: Readonly<Record<string, RegExp>> = {
  sqs: /^arn:[^:]+:sqs:[^:]+:\d{12}:.+$/,
  lambda: /^arn:[^:]+:lambda:[^:]+:\d{12}:function:.+$/,
  https: /^https:\/\/.+/,
  http: /^http:\/\/.+/,
  email: /^.+@.+$/,
  'email-json': /^.+@.+$/,
};

export function subscribe(
  input: SubscribeCommandInput,
  context: CallContext<SnsState>,
): Partial<SubscribeCommandOutput> {
  const { Protocol: protocol = '', Endpoint: endpoint = '' } = input;
  const topic = openTopic(context, input.TopicArn);
  const form = ENDPOINTS[protocol];
  if (form === undefined) throw invalidParameter(`Does not support this protocol string: ${protocol}`);
  if (!form.test(endpoint)) throw invalidParameter(`${protocol.toUpperCase()} endpoint ARN`);
  const attributes = new Map(Object.entries(input.Attributes ?? {}));
  for (const [name, value] of attributes) checkSubscriptionAttribute(name, value);
  const existing = [...topic.subscriptions.values()].find(
    (one) => one.protocol === protocol && one.endpoint === endpoint,
  );
  if (existing !== undefined) {
    if ([...attributes].some(([name, value]) => existing.attributes.get(name) !== value)) {
      throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
    }
    return { SubscriptionArn: shownArn(existing, input) };
  }
  const subscription: Subscription = {
    arn: `${topic.arn}:${context.ids.uuid()}`,
    topicArn: topic.arn,
    owner: context.caller.account,
    protocol,
    endpoint,
    confirmed: protocol === 'sqs' || protocol === 'lambda',
    attributes,
  };
  topic.subscriptions.set(subscription.arn, subscription);
  context.transition(subscription.arn, undefined, subscription.confirmed ? 'confirmed' : 'pending');
  return { SubscriptionArn: shownArn(subscription, input) };
}

function shownArn(subscription: Subscription, { ReturnSubscriptionArn }: SubscribeCommandInput): string {
  return subscription.confirmed || ReturnSubscriptionArn === true ? subscription.arn : 'pending confirmation';
}
