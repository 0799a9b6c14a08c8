import type { UpdateScheduleCommandInput, UpdateScheduleCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { readSettings } from '../settings.ts';
import { findSchedule, type SchedulerState } from '../state.ts';
import { arm } from '../transitions.ts';

/** Says everything anew: what a request leaves out goes back to its default. */
export function updateSchedule(
  input: UpdateScheduleCommandInput,
  context: CallContext<SchedulerState>,
): Partial<UpdateScheduleCommandOutput> {
  const { settings, timing } = readSettings(input, context);
  const schedule = findSchedule(context, input.Name, input.GroupName);
  schedule.settings = settings;
  schedule.timing = timing;
  schedule.modifiedMs = context.clock.nowMs;
  arm(context, schedule);
  return { ScheduleArn: schedule.arn };
}
