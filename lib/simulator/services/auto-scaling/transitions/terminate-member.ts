// Out of service: first out of the target groups, whose draining Auto Scaling waits for, then terminated, then forgotten.

import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { closeActivity, openActivity, stamp } from '../activities.ts';
import { tellInstanceEvent } from '../events.ts';
import type { AutoScalingState, Group, Member } from '../state.ts';
import { lookSoon } from './look-soon.ts';
import { setLifecycle } from './set-lifecycle.ts';

type Context = ServiceContext<AutoScalingState>;

/** @param leaving why, as the activity says it after the time */
export function terminateMember(context: Context, group: Group, leaving: { member: Member; cause: string }): void {
  const { member, cause } = leaving;
  if (member.lifecycle !== 'Pending' && member.lifecycle !== 'InService' && member.lifecycle !== 'Standby') return;
  if (member.lifecycle === 'Pending') closeActivity(context, member.launchActivity, { status: 'Cancelled' });
  member.terminateActivity = openActivity(context, group, {
    Description: `Terminating EC2 instance: ${member.id}`,
    Cause: `At ${stamp(context.clock.nowMs)} ${cause}`,
    Details: JSON.stringify({ 'Subnet ID': member.subnetId, 'Availability Zone': member.zone }),
  });
  setLifecycle(context, group, { member, to: 'Terminating' });
  for (const arn of member.targetStates.keys()) member.draining.add(arn);
  if (member.draining.size > 0) member.terminateActivity.StatusCode = 'WaitingForELBConnectionDraining';
  for (const arn of [...member.draining]) deregisterFrom(context, member, arn);
  if (member.draining.size === 0) terminateNow(context, member);
}

function deregisterFrom(context: Context, member: Member, targetGroupArn: string): void {
  try {
    context.call('elastic-load-balancing-v2', 'DeregisterTargets', {
      TargetGroupArn: targetGroupArn,
      Targets: [{ Id: member.id }],
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    member.draining.delete(targetGroupArn);
  }
}

/** A target group has let go of a member. */
export function endDraining(context: Context, member: Member, targetGroupArn: string): void {
  const waited = member.draining.delete(targetGroupArn);
  if (waited && member.draining.size === 0 && member.lifecycle === 'Terminating') terminateNow(context, member);
}

interface Terminating {
  TerminatingInstances: { CurrentState: { Name: string } }[];
}

function terminateNow(context: Context, member: Member): void {
  if (member.terminateActivity !== undefined) member.terminateActivity.StatusCode = 'InProgress';
  // After this turn: the call's own effects would otherwise come back in the middle of a look.
  context.clock.after(0, 'terminate instance', () => {
    try {
      const { TerminatingInstances } = context.call<Terminating>('ec2', 'TerminateInstances', {
        InstanceIds: [member.id],
      });
      const group = context.state.memberOf.get(member.id);
      const gone = TerminatingInstances[0]?.CurrentState.Name === 'terminated';
      if (gone && group !== undefined) forgetMember(context, group, member);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      retryTermination(context, member, error);
    }
  });
}

function retryTermination(context: Context, member: Member, error: ServiceError): void {
  const group = context.state.memberOf.get(member.id);
  if (group === undefined) return;
  if (error.code.startsWith('InvalidInstanceID')) {
    forgetMember(context, group, member);
    return;
  }
  const delayMs = context.duration('autoscaling.launch-retry');
  context.clock.after(delayMs, 'retry termination', () => terminateNow(context, member));
}

/** The instance is gone. */
export function forgetMember(context: Context, group: Group, member: Member): void {
  group.members.delete(member.id);
  context.state.memberOf.delete(member.id);
  setLifecycle(context, group, { member, to: 'Terminated' });
  if (member.terminateActivity !== undefined) {
    tellInstanceEvent(context, group, {
      type: 'Terminate Successful',
      activity: member.terminateActivity,
      instanceId: member.id,
      place: member,
    });
  }
  closeActivity(context, member.terminateActivity, { status: 'Successful' });
  lookSoon(context, group);
}
