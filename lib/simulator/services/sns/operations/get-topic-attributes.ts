import type { GetTopicAttributesCommandInput, GetTopicAttributesCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { openTopic, type SnsState } from '../state.ts';

export function getTopicAttributes(
  input: GetTopicAttributesCommandInput,
  context: CallContext<SnsState>,
): Partial<GetTopicAttributesCommandOutput> {
  const topic = openTopic(context, input.TopicArn);
  const subscriptions = [...topic.subscriptions.values()];
  const confirmed = subscriptions.filter((subscription) => subscription.confirmed).length;
  return {
    Attributes: {
      TopicArn: topic.arn,
      Owner: topic.owner,
      DisplayName: '',
      SubscriptionsConfirmed: String(confirmed),
      SubscriptionsPending: String(subscriptions.length - confirmed),
      SubscriptionsDeleted: '0',
      ...Object.fromEntries(topic.attributes),
    },
  };
}
