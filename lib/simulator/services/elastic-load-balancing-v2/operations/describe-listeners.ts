import type { DescribeListenersCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { describeListener } from '../describe.ts';
import { findListener, findLoadBalancer } from '../find.ts';
import { page } from '../page.ts';
import type { ElbState } from '../state.ts';

export function describeListeners(input: DescribeListenersCommandInput, { state }: CallContext<ElbState>) {
  const { LoadBalancerArn, ListenerArns } = input;
  if (LoadBalancerArn !== undefined) findLoadBalancer(state, LoadBalancerArn);
  const chosen =
    ListenerArns?.map((arn) => findListener(state, arn)) ??
    [...state.listeners.values()].filter(
      (listener) => LoadBalancerArn === undefined || listener.loadBalancerArn === LoadBalancerArn,
    );
  const { items, ...rest } = page(chosen, input);
  return { Listeners: items.map(describeListener), ...rest };
}
