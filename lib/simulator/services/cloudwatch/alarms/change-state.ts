// An alarm's change of state: told to the journal, to the event bus (the one event whose delivery AWS guarantees), to its actions,
// and to the composite alarms whose rules may name it.

import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import type { AlarmRecord, CloudWatchState } from '../state.ts';
import { eventConfiguration } from './describe-alarm.ts';

type Context = ServiceContext<CloudWatchState>;

export interface Change {
  readonly to: StateValue;
  readonly reason: string;
  readonly reasonData?: string | undefined;
}

const HISTORY_KEPT = 100;

export function changeState(context: Context, alarm: AlarmRecord, change: Change): void {
  const previous = { value: alarm.state, reason: alarm.reason, reasonData: alarm.reasonData, at: alarm.updatedAt };
  alarm.state = change.to;
  alarm.reason = change.reason;
  alarm.reasonData = change.reasonData;
  alarm.updatedAt = context.clock.now();
  if (previous.value === change.to) return;
  alarm.transitionedAt = context.clock.now();
  alarm.history.push({
    AlarmName: alarm.name,
    AlarmType: alarm.kind,
    Timestamp: context.clock.now(),
    HistoryItemType: 'StateUpdate',
    HistorySummary: `Alarm updated from ${previous.value} to ${change.to}`,
  });
  if (alarm.history.length > HISTORY_KEPT) alarm.history.shift();
  context.transition(alarm.arn, previous.value, change.to, { alarmName: alarm.name, reason: change.reason });
  context.emit({
    source: 'aws.cloudwatch',
    detailType: 'CloudWatch Alarm State Change',
    resources: [alarm.arn],
    detail: {
      alarmName: alarm.name,
      configuration: eventConfiguration(alarm),
      previousState: stateForEvent(previous.value, previous),
      state: stateForEvent(change.to, { ...change, at: alarm.updatedAt }),
    },
  });
  act(context, alarm, { ...change, from: previous.value });
  followRules(context, alarm);
}

function stateForEvent(value: StateValue, of: { reason: string; reasonData?: string | undefined; at: Date }) {
  return {
    value,
    reason: of.reason,
    ...(of.reasonData === undefined ? {} : { reasonData: of.reasonData }),
    timestamp: inZone(of.at),
  };
}

/** Actions on SNS topics; other kinds are not modelled and left undone. */
function act(context: Context, alarm: AlarmRecord, change: Change & { from: StateValue }): void {
  const { settings } = alarm;
  if (settings.ActionsEnabled === false) return;
  const actions = {
    ALARM: settings.AlarmActions,
    OK: settings.OKActions,
    INSUFFICIENT_DATA: settings.InsufficientDataActions,
  }[change.to];
  for (const action of actions ?? []) {
    if (!action.includes(':sns:')) continue;
    try {
      context.call('sns', 'Publish', {
        TopicArn: action,
        Subject: `${change.to}: "${alarm.name}" in ${context.region}`.slice(0, 100),
        Message: JSON.stringify({
          AlarmName: alarm.name,
          AlarmDescription: settings.AlarmDescription ?? null,
          AWSAccountId: context.account,
          NewStateValue: change.to,
          NewStateReason: change.reason,
          StateChangeTime: inZone(context.clock.now()),
          Region: context.region,
          AlarmArn: alarm.arn,
          OldStateValue: change.from,
        }),
      });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      context.log(alarm.arn, `Failed to execute action ${action}: ${error.message}`);
    }
  }
}

function inZone(at: Date): string {
  return at.toISOString().replace('Z', '+0000');
}

/**
 * Composite alarms follow at once; one that names another settles in turn.
 *
 * @param cause the alarm whose change moved them; none where a rule is new
 */
export function followRules(context: Context, cause?: AlarmRecord): void {
  const { alarms } = context.state;
  const stateOf = (name: string) => (alarms.get(name) ?? alarms.get(name.split(':alarm:')[1] ?? ''))?.state;
  for (const alarm of alarms.values()) {
    if (alarm.kind !== 'CompositeAlarm') continue;
    const to = alarm.rule(stateOf) ? 'ALARM' : 'OK';
    if (to === alarm.state) continue;
    const reason = cause === undefined ? `${alarm.settings.AlarmRule} is ${to === 'ALARM'}` : transitioned(cause);
    changeState(context, alarm, { to, reason, ...(cause === undefined ? {} : { reasonData: triggeredBy(cause) }) });
  }
}

function transitioned({ arn, state, updatedAt }: AlarmRecord): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    updatedAt.toLocaleString('en-GB', { timeZone: 'UTC', ...options });
  const day = [part({ weekday: 'long' }), part({ day: '2-digit' }), part({ month: 'long' })].join(' ');
  return `${arn} transitioned to ${state} at ${day}, ${part({ year: 'numeric' })} ${updatedAt.toISOString().slice(11, 19)} UTC`;
}

function triggeredBy({ arn, state, updatedAt }: AlarmRecord): string {
  return JSON.stringify({ triggeringAlarms: [{ arn, state: { value: state, timestamp: inZone(updatedAt) } }] });
}
