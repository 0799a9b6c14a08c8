import type { AttachLoadBalancerTargetGroupsCommandInput } from '@aws-sdk/client-auto-scaling';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { invalid } from '../errors.ts';
import { findGroup } from '../find.ts';
import type { AutoScalingState } from '../state.ts';
import { registerWith } from '../transitions/enter-service.ts';

export function attachLoadBalancerTargetGroups(
  input: AttachLoadBalancerTargetGroupsCommandInput,
  context: CallContext<AutoScalingState>,
) {
  const group = findGroup(context.state, input.AutoScalingGroupName as string);
  const added = (input.TargetGroupARNs ?? []).filter((arn) => !group.targetGroupArns.includes(arn));
  requireTargetGroups(context, added);
  group.targetGroupArns = [...group.targetGroupArns, ...added];
  for (const member of group.members.values()) {
    if (member.lifecycle !== 'InService') continue;
    for (const arn of added) registerWith(context, member, arn);
  }
  return {};
}

export function requireTargetGroups(context: CallContext<AutoScalingState>, arns: readonly string[]): void {
  if (arns.length === 0) return;
  try {
    context.call('elastic-load-balancing-v2', 'DescribeTargetGroups', { TargetGroupArns: arns });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw invalid(`Provided Target Groups may not be valid. Please ensure they exist and try again.`);
  }
}
