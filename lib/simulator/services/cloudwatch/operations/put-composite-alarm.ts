import type { PutCompositeAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { followRules } from '../alarms/change-state.ts';
import { parseRule } from '../alarms/composite-rule.ts';
import { newAlarm } from '../alarms/new-alarm.ts';
import { invalidValue } from '../errors.ts';
import type { CloudWatchState } from '../state.ts';

export function putCompositeAlarm(input: PutCompositeAlarmCommandInput, context: CallContext<CloudWatchState>) {
  const { state } = context;
  const name = input.AlarmName as string;
  if (input.ActionsSuppressor !== undefined) throw invalidValue('The simulator does not model ActionsSuppressor.');
  const rule = parseRule(input.AlarmRule as string);
  const held = state.alarms.get(name);
  if (held?.kind === 'MetricAlarm') throw invalidValue(`A metric alarm with the name ${name} exists already.`);
  if (held === undefined) {
    state.alarms.set(name, { ...newAlarm(context, name, input.Tags), kind: 'CompositeAlarm', settings: input, rule });
  } else {
    held.settings = input;
    held.rule = rule;
    held.configuredAt = context.clock.now();
  }
  followRules(context);
  return {};
}
