// A look at a group: first what is unhealthy goes, then its refresh takes a step, then the capacity is met.

import type { ServiceContext } from '../../../kernel/service.ts';
import { activeRefresh, liveMembers } from '../find.ts';
import { stepRefresh } from '../refresh/step.ts';
import type { AutoScalingState, Group } from '../state.ts';
import { chooseVictims } from './choose-victims.ts';
import { launchMembers } from './launch-members.ts';
import { lookAt } from './look-soon.ts';
import { terminateMember } from './terminate-member.ts';

type Context = ServiceContext<AutoScalingState>;

export function look(context: Context, group: Group): void {
  if (!context.state.groups.has(group.name)) return;
  if (group.deleting) {
    finishDeleting(context, group);
    return;
  }
  replaceUnhealthy(context, group);
  const refresh = activeRefresh(context.state, group);
  if (refresh !== undefined)
    stepRefresh(context, refresh, (member, cause) => terminateMember(context, group, { member, cause }));
  meetCapacity(context, group, refresh?.surplus ?? 0);
}

function replaceUnhealthy(context: Context, group: Group): void {
  if (group.suspended.has('ReplaceUnhealthy') || group.suspended.has('Terminate')) return;
  for (const member of liveMembers(group)) {
    if (member.health === 'Healthy') continue;
    terminateMember(context, group, {
      member,
      cause: `an instance was taken out of service in response to ${member.unhealthyBecause}.`,
    });
  }
}

function meetCapacity(context: Context, group: Group, surplus: number): void {
  const wanted = group.desired + surplus;
  const live = liveMembers(group);
  if (live.length < wanted && !group.suspended.has('Launch')) {
    if (context.clock.nowMs < group.retryLaunchAtMs) {
      lookAt(context, group, group.retryLaunchAtMs);
      return;
    }
    launchMembers(context, group, wanted - live.length);
    if (group.retryLaunchAtMs > context.clock.nowMs) lookAt(context, group, group.retryLaunchAtMs);
  }
  if (live.length > wanted && !group.suspended.has('Terminate')) {
    const cause =
      group.cause ??
      `an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${live.length} to ${wanted}.`;
    for (const member of chooseVictims(group, live, live.length - wanted)) {
      terminateMember(context, group, { member, cause });
    }
  }
  group.cause = undefined;
}

function finishDeleting(context: Context, group: Group): void {
  for (const member of liveMembers(group)) {
    terminateMember(context, group, {
      member,
      cause: 'an instance was taken out of service in response to a user request.',
    });
  }
  if (group.members.size > 0) return;
  context.state.groups.delete(group.name);
  context.transition(group.arn, 'deleting', 'deleted');
}
