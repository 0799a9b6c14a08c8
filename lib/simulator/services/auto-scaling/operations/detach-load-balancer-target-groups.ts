import type { DetachLoadBalancerTargetGroupsCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { invalid } from '../errors.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';

export function detachLoadBalancerTargetGroups(
  input: DetachLoadBalancerTargetGroupsCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  const removed = input.TargetGroupARNs ?? [];
  const foreign = removed.find((arn) => !group.targetGroupArns.includes(arn));
  if (foreign !== undefined) throw invalid(`The target group ${foreign} is not attached to the group ${group.name}`);
  group.targetGroupArns = group.targetGroupArns.filter((arn) => !removed.includes(arn));
  const Targets = [...group.members.keys()].map((Id) => ({ Id }));
  for (const arn of removed) {
    if (Targets.length > 0)
      context.call('elastic-load-balancing-v2', 'DeregisterTargets', { TargetGroupArn: arn, Targets });
  }
  return {};
}
