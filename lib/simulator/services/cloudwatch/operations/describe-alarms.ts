import type { DescribeAlarmsCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { describeCompositeAlarm, describeMetricAlarm } from '../alarms/describe-alarm.ts';
import { invalidCombination } from '../errors.ts';
import { page } from '../page.ts';
import type { CloudWatchState } from '../state.ts';

/** Only metric alarms unless the request names the types, as AWS does. */
export function describeAlarms(input: DescribeAlarmsCommandInput, { state }: CallContext<CloudWatchState>) {
  const { AlarmNames: names, AlarmNamePrefix: prefix } = input;
  if (names !== undefined && names.length > 0 && prefix !== undefined) {
    throw invalidCombination('AlarmNamePrefix and AlarmNames cannot both be specified.');
  }
  const types: readonly string[] = input.AlarmTypes ?? ['MetricAlarm'];
  const chosen = [...state.alarms.values()]
    .filter(({ kind }) => types.includes(kind))
    .filter(({ name }) => names === undefined || names.length === 0 || names.includes(name))
    .filter(({ name }) => prefix === undefined || name.startsWith(prefix))
    .filter((alarm) => input.StateValue === undefined || alarm.state === input.StateValue)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, ...rest } = page(chosen, input);
  return {
    MetricAlarms: items.flatMap((alarm) => (alarm.kind === 'MetricAlarm' ? [describeMetricAlarm(alarm)] : [])),
    CompositeAlarms: items.flatMap((alarm) => (alarm.kind === 'CompositeAlarm' ? [describeCompositeAlarm(alarm)] : [])),
    ...rest,
  };
}
