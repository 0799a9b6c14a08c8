import type { ListScheduleGroupsCommandInput, ListScheduleGroupsCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { groupSummary } from '../describe.ts';
import type { SchedulerState } from '../state.ts';

export function listScheduleGroups(
  { NamePrefix = '', NextToken = '', MaxResults = 100 }: ListScheduleGroupsCommandInput,
  { state }: CallContext<SchedulerState>,
): Partial<ListScheduleGroupsCommandOutput> {
  const groups = [...state.groups.values()]
    .filter(({ name }) => name.startsWith(NamePrefix) && name > NextToken)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const shown = groups.slice(0, MaxResults);
  const last = shown.at(-1)?.name;
  const next = groups.length > shown.length && last !== undefined ? { NextToken: last } : {};
  return { ScheduleGroups: shown.map(groupSummary), ...next };
}
