// What happens elsewhere and concerns a group: its instances, its targets, the alarms of its refresh.

import type { ServiceContext, TransitionEntry } from '../../../kernel/service.ts';
import { followAlarm } from '../refresh/follow-alarm.ts';
import type { AutoScalingState, Group, Member } from '../state.ts';
import { enterService } from './enter-service.ts';
import { judgeTargetHealth, markUnhealthy } from './judge-health.ts';
import { lookSoon } from './look-soon.ts';
import { endDraining, forgetMember } from './terminate-member.ts';

type Context = ServiceContext<AutoScalingState>;

export function followOthers(entry: TransitionEntry, context: Context): void {
  if (entry.service === 'ec2') followInstance(entry, context);
  else if (entry.service === 'elastic-load-balancing-v2') followTarget(entry, context);
  else if (entry.service === 'cloudwatch') followAlarm(entry, context);
}

function followInstance(entry: TransitionEntry, context: Context): void {
  const group = context.state.memberOf.get(entry.resource);
  const member = group?.members.get(entry.resource);
  if (group === undefined || member === undefined) return;
  if (entry.to === 'running') {
    const delayMs = context.duration('autoscaling.running-to-in-service');
    context.clock.after(delayMs, 'in service', () => enterService(context, group, member));
    return;
  }
  if (entry.to === 'terminated' && member.lifecycle === 'Terminating') {
    forgetMember(context, group, member);
    return;
  }
  if (entry.to !== 'pending') reportLater(context, group, member);
}

/** EC2's health check sees with a delay that an instance does not run, whoever stopped it; the grace period does not matter. */
function reportLater(context: Context, group: Group, member: Member): void {
  context.clock.after(context.duration('autoscaling.health-report'), 'EC2 health report', () => {
    if (group.suspended.has('HealthCheck')) return;
    const because = 'an EC2 health check that indicated it has been terminated or stopped';
    markUnhealthy(context, group, { member, because });
  });
}

function followTarget(entry: TransitionEntry, context: Context): void {
  const { targetId, targetGroupArn } = (entry.detail ?? {}) as { targetId?: string; targetGroupArn?: string };
  if (targetId === undefined || targetGroupArn === undefined) return;
  const group = context.state.memberOf.get(targetId);
  const member = group?.members.get(targetId);
  if (group === undefined || member === undefined) return;
  if (entry.to === 'deregistered') {
    member.targetStates.delete(targetGroupArn);
    endDraining(context, member, targetGroupArn);
    return;
  }
  member.targetStates.set(targetGroupArn, entry.to);
  if (entry.to === 'unhealthy') judgeTargetHealth(context, group, member);
  if (entry.to === 'healthy' && context.state.active.size > 0) lookSoon(context, group);
}
