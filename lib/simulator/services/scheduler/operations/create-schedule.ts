import type { CreateScheduleCommandInput, CreateScheduleCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { conflict } from '../errors.ts';
import { checkName, readSettings } from '../settings.ts';
import { findGroup, type Schedule, type SchedulerState, scheduleArn } from '../state.ts';
import { arm } from '../transitions.ts';

export function createSchedule(
  input: CreateScheduleCommandInput,
  context: CallContext<SchedulerState>,
): Partial<CreateScheduleCommandOutput> {
  const name = input.Name as string;
  checkName('name', name);
  const { settings, timing } = readSettings(input, context);
  const group = findGroup(context, input.GroupName);
  if (group.state === 'DELETING') throw conflict(`Schedule group ${group.name} is being deleted.`);
  const existing = group.schedules.get(name);
  if (existing !== undefined) {
    if (input.ClientToken !== undefined && existing.clientToken === input.ClientToken) {
      return { ScheduleArn: existing.arn };
    }
    throw conflict(`Schedule ${name} already exists.`);
  }
  const schedule: Schedule = {
    name,
    group: group.name,
    arn: scheduleArn(context, group.name, name),
    createdMs: context.clock.nowMs,
    modifiedMs: context.clock.nowMs,
    clientToken: input.ClientToken,
    settings,
    timing,
    timer: undefined,
    underWay: 0,
  };
  group.schedules.set(name, schedule);
  context.transition(schedule.arn, undefined, settings.State as string);
  arm(context, schedule);
  return { ScheduleArn: schedule.arn };
}
