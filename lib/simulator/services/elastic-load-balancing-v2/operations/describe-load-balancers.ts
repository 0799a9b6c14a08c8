import type { DescribeLoadBalancersCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { describeLoadBalancer } from '../describe.ts';
import { invalid, loadBalancerNotFound } from '../errors.ts';
import { findLoadBalancer } from '../find.ts';
import { page } from '../page.ts';
import type { ElbState } from '../state.ts';

export function describeLoadBalancers(input: DescribeLoadBalancersCommandInput, { state }: CallContext<ElbState>) {
  if (input.LoadBalancerArns !== undefined && input.Names !== undefined) {
    throw invalid('You can specify only one of: load balancer ARNs, names');
  }
  const all = [...state.loadBalancers.values()];
  const chosen =
    input.LoadBalancerArns?.map((arn) => findLoadBalancer(state, arn)) ??
    input.Names?.map((name) => {
      const found = all.find((lb) => lb.name === name);
      if (found === undefined) throw loadBalancerNotFound(name);
      return found;
    }) ??
    all;
  const { items, ...rest } = page(chosen, input);
  return { LoadBalancers: items.map(describeLoadBalancer), ...rest };
}
