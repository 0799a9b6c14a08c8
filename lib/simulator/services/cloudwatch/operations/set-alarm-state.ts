import type { SetAlarmStateCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { changeState } from '../alarms/change-state.ts';
import { notFound } from '../errors.ts';
import type { CloudWatchState } from '../state.ts';

/** For a while only: the next evaluation that has data decides anew. */
export function setAlarmState(input: SetAlarmStateCommandInput, context: CallContext<CloudWatchState>) {
  const alarm = context.state.alarms.get(input.AlarmName as string);
  if (alarm === undefined) throw notFound(input.AlarmName as string);
  if (alarm.kind === 'MetricAlarm') alarm.idle = false;
  changeState(context, alarm, {
    to: input.StateValue as 'OK',
    reason: input.StateReason as string,
    reasonData: input.StateReasonData,
  });
  return {};
}
