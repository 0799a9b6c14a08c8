import type { GetScheduleCommandInput, GetScheduleCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { findSchedule, type SchedulerState } from '../state.ts';

export function getSchedule(
  input: GetScheduleCommandInput,
  context: CallContext<SchedulerState>,
): Partial<GetScheduleCommandOutput> {
  const schedule = findSchedule(context, input.Name, input.GroupName);
  return {
    ...schedule.settings,
    Arn: schedule.arn,
    Name: schedule.name,
    GroupName: schedule.group,
    CreationDate: new Date(schedule.createdMs),
    LastModificationDate: new Date(schedule.modifiedMs),
  };
}
