import type { ListSubscriptionsCommandOutput } from '@aws-sdk/client-sns';
import type { CallContext } from '../../../kernel/service.ts';
import { subscriptionSummary } from '../describe.ts';
import type { SnsState } from '../state.ts';

export function listSubscriptions(
  _: object,
  { state, account }: CallContext<SnsState>,
): Partial<ListSubscriptionsCommandOutput> {
  const all = [...state.topics.values()].flatMap((topic) => [...topic.subscriptions.values()]);
  return { Subscriptions: all.filter(({ owner }) => owner === account).map(subscriptionSummary) };
}
