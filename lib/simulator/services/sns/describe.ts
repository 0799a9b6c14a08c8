import type { Subscription as SubscriptionSummary } from '@aws-sdk/client-sns';
import type { Subscription } from './state.ts';

export function subscriptionSummary(subscription: Subscription): SubscriptionSummary {
  return {
    SubscriptionArn: subscription.confirmed ? subscription.arn : 'PendingConfirmation',
    Owner: subscription.owner,
    Protocol: subscription.protocol,
    Endpoint: subscription.endpoint,
    TopicArn: subscription.topicArn,
  };
}
