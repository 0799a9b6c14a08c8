import type { DescribeTargetGroupsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { describeTargetGroup } from '../describe.ts';
import { invalid, targetGroupNotFound } from '../errors.ts';
import { findLoadBalancer, findTargetGroup } from '../find.ts';
import { page } from '../page.ts';
import type { ElbState, TargetGroup } from '../state.ts';

export function describeTargetGroups(input: DescribeTargetGroupsCommandInput, { state }: CallContext<ElbState>) {
  const { items, ...rest } = page(chosen(input, state), input);
  return { TargetGroups: items.map((group) => describeTargetGroup(state, group)), ...rest };
}

function chosen(input: DescribeTargetGroupsCommandInput, state: ElbState): TargetGroup[] {
  const ways = [input.TargetGroupArns, input.Names, input.LoadBalancerArn].filter((way) => way !== undefined);
  if (ways.length > 1) throw invalid('You can specify only one of: target group ARNs, names, load balancer ARN');
  if (input.TargetGroupArns !== undefined) return input.TargetGroupArns.map((arn) => findTargetGroup(state, arn));
  const all = [...state.targetGroups.values()];
  if (input.Names !== undefined) {
    return input.Names.map((name) => {
      const found = all.find((group) => group.name === name);
      if (found === undefined) throw targetGroupNotFound();
      return found;
    });
  }
  if (input.LoadBalancerArn === undefined) return all;
  const { arn } = findLoadBalancer(state, input.LoadBalancerArn);
  return all.filter((group) => state.uses.get(group.arn)?.has(arn));
}
