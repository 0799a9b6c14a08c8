import type { CompositeAlarm, MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { AlarmRecord, CompositeAlarmRecord, MetricAlarmRecord } from '../state.ts';

export function describeMetricAlarm(alarm: MetricAlarmRecord): MetricAlarm {
  const { Tags: _tags, ...settings } = alarm.settings;
  return { ...settings, ...shared(alarm) };
}

export function describeCompositeAlarm(alarm: CompositeAlarmRecord): CompositeAlarm {
  const { Tags: _tags, ...settings } = alarm.settings;
  return { ...settings, ...shared(alarm) };
}

function shared(alarm: AlarmRecord) {
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmConfigurationUpdatedTimestamp: alarm.configuredAt,
    ActionsEnabled: alarm.settings.ActionsEnabled ?? true,
    OKActions: alarm.settings.OKActions ?? [],
    AlarmActions: alarm.settings.AlarmActions ?? [],
    InsufficientDataActions: alarm.settings.InsufficientDataActions ?? [],
    StateValue: alarm.state,
    StateReason: alarm.reason,
    ...(alarm.reasonData === undefined ? {} : { StateReasonData: alarm.reasonData }),
    StateUpdatedTimestamp: alarm.updatedAt,
    StateTransitionedTimestamp: alarm.transitionedAt,
  };
}

/** The queries behind a metric alarm; a plain one is a single metric. */
export function queriesOf({ settings }: MetricAlarmRecord): MetricDataQuery[] {
  if (settings.Metrics !== undefined && settings.Metrics.length > 0) return settings.Metrics;
  return [
    {
      Id: 'm1',
      MetricStat: {
        Metric: { Namespace: settings.Namespace, MetricName: settings.MetricName, Dimensions: settings.Dimensions },
        Period: settings.Period,
        Stat: settings.Statistic ?? settings.ExtendedStatistic,
      },
      ReturnData: true,
    },
  ];
}

/** The configuration as state change events carry it. */
export function eventConfiguration(alarm: AlarmRecord): Record<string, unknown> {
  const description = alarm.settings.AlarmDescription;
  const base = description === undefined ? {} : { description };
  if (alarm.kind === 'CompositeAlarm') return { ...base, alarmRule: alarm.settings.AlarmRule };
  return { ...base, metrics: queriesOf(alarm).map(eventMetric) };
}

function eventMetric({ Id, Expression, Label, MetricStat, ReturnData }: MetricDataQuery): Record<string, unknown> {
  const { Metric, Period, Stat } = MetricStat ?? {};
  const dimensions = Object.fromEntries((Metric?.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]));
  return {
    id: Id,
    ...(Expression === undefined ? {} : { expression: Expression }),
    ...(Label === undefined ? {} : { label: Label }),
    ...(MetricStat === undefined
      ? {}
      : {
          metricStat: {
            metric: { namespace: Metric?.Namespace, name: Metric?.MetricName, dimensions },
            period: Period,
            stat: Stat,
          },
        }),
    returnData: ReturnData ?? true,
  };
}
