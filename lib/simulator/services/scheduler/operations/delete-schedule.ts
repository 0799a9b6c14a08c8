import type { DeleteScheduleCommandInput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { findSchedule, type SchedulerState } from '../state.ts';
import { remove } from '../transitions.ts';

export function deleteSchedule(input: DeleteScheduleCommandInput, context: CallContext<SchedulerState>): object {
  remove(context, findSchedule(context, input.Name, input.GroupName));
  return {};
}
