import type { UnsubscribeCommandInput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import type { SnsState } from '../state.ts';

/** Ending what is not there succeeds. */
export function unsubscribe(input: UnsubscribeCommandInput, { state }: CallContext<SnsState>): object {
  const arn = input.SubscriptionArn as string;
  state.topics.get(arn.slice(0, arn.lastIndexOf(':')))?.subscriptions.delete(arn);
  return {};
}
