import type {
  GetSubscriptionAttributesCommandInput,
  GetSubscriptionAttributesCommandOutput,
} from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { findSubscription, type SnsState } from '../state.ts';

export function getSubscriptionAttributes(
  input: GetSubscriptionAttributesCommandInput,
  context: CallContext<SnsState>,
): Partial<GetSubscriptionAttributesCommandOutput> {
  const { arn, topicArn, owner, protocol, endpoint, confirmed, attributes } = findSubscription(
    context,
    input.SubscriptionArn,
  );
  return {
    Attributes: {
      SubscriptionArn: arn,
      TopicArn: topicArn,
      Owner: owner,
      Protocol: protocol,
      Endpoint: endpoint,
      PendingConfirmation: String(!confirmed),
      ConfirmationWasAuthenticated: String(confirmed),
      RawMessageDelivery: 'false',
      ...Object.fromEntries(attributes),
    },
  };
}
