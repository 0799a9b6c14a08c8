import type { ListScheduleGroupsCommandInput, ListScheduleGroupsCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { groupSummary } from '../describe.ts';
import type { SchedulerState } from '../state.ts';

export function listScheduleGroups(
  { NamePrefix = '' }: ListScheduleGroupsCommandInput,
  { state }: CallContext<SchedulerState>,
): Partial<ListScheduleGroupsCommandOutput> {
  const groups = [...state.groups.values()].filter(({ name }) => name.startsWith(NamePrefix));
  return { ScheduleGroups: groups.map(groupSummary) };
}
