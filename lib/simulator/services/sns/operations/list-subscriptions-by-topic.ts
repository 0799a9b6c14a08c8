import type { ListSubscriptionsByTopicCommandInput, ListSubscriptionsByTopicCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { subscriptionSummary } from '../describe.ts';
import { openTopic, type SnsState } from '../state.ts';

export function listSubscriptionsByTopic(
  input: ListSubscriptionsByTopicCommandInput,
  context: CallContext<SnsState>,
): Partial<ListSubscriptionsByTopicCommandOutput> {
  const { subscriptions } = openTopic(context, input.TopicArn);
  return { Subscriptions: [...subscriptions.values()].map(subscriptionSummary) };
}
