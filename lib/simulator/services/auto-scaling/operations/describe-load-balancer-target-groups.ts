import type { DescribeLoadBalancerTargetGroupsCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';

export function describeLoadBalancerTargetGroups(
  input: DescribeLoadBalancerTargetGroupsCommandInput,
  { state }: CallContext<AutoScalingState>,
) {
  const group = findGroup(state, input.AutoScalingGroupName as string);
  return {
    LoadBalancerTargetGroups: group.targetGroupArns.map((LoadBalancerTargetGroupARN) => ({
      LoadBalancerTargetGroupARN,
      State: 'InService',
    })),
  };
}
