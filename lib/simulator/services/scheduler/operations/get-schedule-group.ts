import type { GetScheduleGroupCommandInput, GetScheduleGroupCommandOutput } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../../kernel/service.ts';
import { groupSummary } from '../describe.ts';
import { findGroup, type SchedulerState } from '../state.ts';

export function getScheduleGroup(
  input: GetScheduleGroupCommandInput,
  context: CallContext<SchedulerState>,
): Partial<GetScheduleGroupCommandOutput> {
  return groupSummary(findGroup(context, input.Name));
}
