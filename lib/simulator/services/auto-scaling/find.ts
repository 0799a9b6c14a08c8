import { groupNotFound, invalid } from './errors.ts';
import type { AutoScalingState, Group, Member, Refresh } from './state.ts';

export function findGroup(state: AutoScalingState, name: string): Group {
  const group = state.groups.get(name);
  if (group === undefined) throw groupNotFound(name);
  return group;
}

export function findMember(state: AutoScalingState, id: string): { group: Group; member: Member } {
  const group = state.memberOf.get(id);
  const member = group?.members.get(id);
  if (group === undefined || member === undefined) {
    throw invalid(`Instance Id not found - No managed instance found for instance ID: ${id}`);
  }
  return { group, member };
}

/** Members that count towards the group's capacity. */
export function liveMembers(group: Group): Member[] {
  return [...group.members.values()].filter(({ lifecycle }) => lifecycle === 'Pending' || lifecycle === 'InService');
}

export function activeRefresh(state: AutoScalingState, group: Group): Refresh | undefined {
  const last = group.refreshes.at(-1);
  return last !== undefined && state.active.has(last) ? last : undefined;
}
