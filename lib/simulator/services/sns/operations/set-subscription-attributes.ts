import type { SetSubscriptionAttributesCommandInput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { findSubscription, type SnsState } from '../state.ts';
import { checkSubscriptionAttribute } from '../subscription-attributes.ts';

export function setSubscriptionAttributes(
  input: SetSubscriptionAttributesCommandInput,
  context: CallContext<SnsState>,
): object {
  const { attributes } = findSubscription(context, input.SubscriptionArn);
  const { AttributeName: name = '', AttributeValue: value = '' } = input;
  checkSubscriptionAttribute(name, value);
  if (value === '') attributes.delete(name);
  else attributes.set(name, value);
  return {};
}
