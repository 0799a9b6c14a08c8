import type { ListSchedulesCommandInput, ListSchedulesCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { findGroup, type SchedulerState } from '../state.ts';

export function listSchedules(
  input: ListSchedulesCommandInput,
  context: CallContext<SchedulerState>,
): Partial<ListSchedulesCommandOutput> {
  const { GroupName, NamePrefix = '', State, NextToken = '', MaxResults = 100 } = input;
  const groups = GroupName === undefined ? [...context.state.groups.values()] : [findGroup(context, GroupName)];
  const found = groups
    .flatMap((group) => [...group.schedules.values()])
    .filter(({ name, settings }) => name.startsWith(NamePrefix) && (State === undefined || settings.State === State))
    .sort((a, b) => (a.arn < b.arn ? -1 : 1))
    .filter(({ arn }) => arn > NextToken);
  const Schedules = found.slice(0, MaxResults).map((schedule) => ({
    Arn: schedule.arn,
    Name: schedule.name,
    GroupName: schedule.group,
    State: schedule.settings.State,
    CreationDate: new Date(schedule.createdMs),
    LastModificationDate: new Date(schedule.modifiedMs),
    Target: { Arn: schedule.settings.Target.Arn },
  }));
  const last = Schedules.at(-1)?.Arn;
  return found.length > MaxResults && last !== undefined ? { Schedules, NextToken: last } : { Schedules };
}
