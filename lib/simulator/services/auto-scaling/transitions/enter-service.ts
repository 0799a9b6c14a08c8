import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { closeActivity } from '../activities.ts';
import { tellInstanceEvent } from '../events.ts';
import type { AutoScalingState, Group, Member } from '../state.ts';
import { lookSoon } from './look-soon.ts';
import { setLifecycle } from './set-lifecycle.ts';

type Context = ServiceContext<AutoScalingState>;

/** An instance that runs is registered with the group's target groups and is in service; the grace period begins. */
export function enterService(context: Context, group: Group, member: Member): void {
  if (member.lifecycle !== 'Pending') return;
  if (!group.suspended.has('AddToLoadBalancer')) {
    for (const arn of group.targetGroupArns) registerWith(context, member, arn);
  }
  member.inServiceAtMs = context.clock.nowMs;
  setLifecycle(context, group, { member, to: 'InService' });
  tellInstanceEvent(context, group, {
    type: 'Launch Successful',
    activity: member.launchActivity,
    instanceId: member.id,
    place: member,
  });
  closeActivity(context, member.launchActivity, { status: 'Successful' });
  lookSoon(context, group);
}

/** A target group that is gone is passed over: the group goes on without it. */
export function registerWith(context: Context, member: Member, targetGroupArn: string): void {
  try {
    context.call('elastic-load-balancing-v2', 'RegisterTargets', {
      TargetGroupArn: targetGroupArn,
      Targets: [{ Id: member.id }],
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
  }
}
