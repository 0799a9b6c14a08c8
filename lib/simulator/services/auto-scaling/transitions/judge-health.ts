// Health checks: EC2's always, the target groups' where the group asks for them and the grace period is over.

import type { ServiceContext } from '../../../kernel/service.ts';
import type { AutoScalingState, Group, Member } from '../state.ts';
import { lookSoon } from './look-soon.ts';

type Context = ServiceContext<AutoScalingState>;

export function usesTargetHealth(group: Group): boolean {
  return group.healthCheckType.split(',').some((type) => type.trim() === 'ELB');
}

/** Whether every target group accepts the member. One that no rule uses does not judge. */
export function passesTargetHealth(group: Group, member: Member): boolean {
  return group.targetGroupArns.every((arn) => {
    const state = member.targetStates.get(arn);
    return state === 'healthy' || state === 'unused' || state === undefined;
  });
}

export function failsTargetHealth(member: Member): boolean {
  return [...member.targetStates.values()].includes('unhealthy');
}

/** A target group reports a member unhealthy: it counts once the grace period is over and the report has come through. */
export function judgeTargetHealth(context: Context, group: Group, member: Member): void {
  if (!usesTargetHealth(group) || group.suspended.has('HealthCheck')) return;
  if (!failsTargetHealth(member) || member.inServiceAtMs === undefined) return;
  const graceEndsMs = member.inServiceAtMs + group.graceSeconds * 1000;
  const dueMs = Math.max(context.clock.nowMs, graceEndsMs) + context.duration('autoscaling.health-report');
  context.clock.at(dueMs, 'health report', () => {
    if (group.suspended.has('HealthCheck') || !failsTargetHealth(member)) return;
    markUnhealthy(context, group, { member, because: 'an ELB system health check failure' });
  });
}

export function markUnhealthy(context: Context, group: Group, found: { member: Member; because: string }): void {
  const { member, because } = found;
  if (member.health === 'Unhealthy' || (member.lifecycle !== 'InService' && member.lifecycle !== 'Pending')) return;
  member.health = 'Unhealthy';
  member.unhealthyBecause = because;
  for (const refresh of context.state.active) {
    if (refresh.group === group && !refresh.pending.has(member.id)) refresh.blockedSinceMs ??= context.clock.nowMs;
  }
  lookSoon(context, group);
}
