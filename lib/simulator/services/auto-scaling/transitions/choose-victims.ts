import type { Group, Member } from '../state.ts';

/**
 * Whom a scale-in takes: never the protected; by OldestInstance or NewestInstance where the group says so, otherwise from the
 * zone with the most members the one with the oldest template version, then the oldest.
 */
export function chooseVictims(group: Group, live: readonly Member[], count: number): Member[] {
  const left = live.filter(({ protectedFromScaleIn }) => !protectedFromScaleIn);
  const victims: Member[] = [];
  while (victims.length < count && left.length > 0) {
    const next = pick(group, left);
    victims.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return victims;
}

function pick(group: Group, left: readonly Member[]): Member {
  const [policy] = group.terminationPolicies;
  if (policy === 'OldestInstance') return first(left, age);
  if (policy === 'NewestInstance') return first(left, (member) => -age(member));
  const perZone = new Map<string, number>();
  for (const { zone } of left) perZone.set(zone, (perZone.get(zone) ?? 0) + 1);
  const most = Math.max(...perZone.values());
  const crowded = left.filter(({ zone }) => perZone.get(zone) === most);
  return first(crowded, (member) => Number(member.template.version) * 1e15 + age(member));
}

const age = (member: Member): number => member.launchActivity.StartTime?.getTime() ?? 0;

function first(members: readonly Member[], rank: (member: Member) => number): Member {
  return members.reduce((best, member) => (rank(member) < rank(best) ? member : best));
}
