// Each minute, while there are alarms: read the range, judge each data point, decide.

import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { periodMsOf, runQueries } from '../math/run-queries.ts';
import { seriesKey } from '../series.ts';
import type { CloudWatchState, MetricAlarmRecord } from '../state.ts';
import { changeState } from './change-state.ts';
import { decideState, rangeOf } from './decide-state.ts';
import { queriesOf } from './describe-alarm.ts';
import { type DataPoint, explainState } from './explain-state.ts';

type Context = ServiceContext<CloudWatchState>;

const MINUTE_MS = 60_000;

/** Keeps the minute's evaluation going while there is an alarm. */
export function keepEvaluating(context: Context): void {
  const { state, clock } = context;
  if (state.evaluation !== undefined || state.alarms.size === 0) return;
  const nextMs = (Math.floor(clock.nowMs / MINUTE_MS) + 1) * MINUTE_MS;
  state.evaluation = clock.at(nextMs, 'alarm evaluation', () => {
    state.evaluation = undefined;
    for (const alarm of [...state.alarms.values()]) if (alarm.kind === 'MetricAlarm') evaluateAlarm(context, alarm);
    keepEvaluating(context);
  });
}

export function evaluateAlarm(context: Context, alarm: MetricAlarmRecord): void {
  const { settings } = alarm;
  const queries = queriesOf(alarm);
  const periodMs = periodMsOf(queries);
  const range = rangeOf(settings.EvaluationPeriods ?? 1);
  const endMs = Math.floor(context.clock.nowMs / periodMs) * periodMs;
  const startMs = endMs - range * periodMs;
  if (alarm.idle && !hasNews(context.state, alarm, startMs)) return;
  const values = readValues(context, alarm, { startMs, endMs, periodMs, range });
  if (values === undefined) return;
  alarm.idle = values.every((value) => value === undefined);
  const treatMissing = settings.TreatMissingData ?? unsaidTreatment(queries);
  const judge = (value: number) => breaches(value, settings);
  const to = decideState({
    points: values.map((value) => (value === undefined ? undefined : judge(value))),
    evaluationPeriods: settings.EvaluationPeriods ?? 1,
    datapointsToAlarm: settings.DatapointsToAlarm ?? settings.EvaluationPeriods ?? 1,
    treatMissing,
    current: alarm.state,
  });
  if (to === alarm.state) return;
  const points = values.flatMap((value, i) => (value === undefined ? [] : [{ atMs: startMs + i * periodMs, value }]));
  changeState(context, alarm, {
    to,
    reason: explainState({ settings, to, points, breaches: judge, treatMissing }),
    reasonData: reasonData(context, alarm, { points, periodMs }),
  });
}

/** DynamoDB publishes many metrics only while something happens, so that AWS keeps the state of alarms on them. */
function unsaidTreatment(queries: readonly MetricDataQuery[]): string {
  return queries.some(({ MetricStat }) => MetricStat?.Metric?.Namespace === 'AWS/DynamoDB') ? 'ignore' : 'missing';
}

/** Without new data an alarm that found none finds none again. */
function hasNews(state: CloudWatchState, alarm: MetricAlarmRecord, startMs: number): boolean {
  return queriesOf(alarm).some(({ MetricStat }) => {
    const series = MetricStat === undefined ? undefined : state.series.get(seriesKey(MetricStat.Metric ?? {}));
    return series !== undefined && series.newestMs >= startMs;
  });
}

function readValues(
  context: Context,
  alarm: MetricAlarmRecord,
  at: { startMs: number; endMs: number; periodMs: number; range: number },
): (number | undefined)[] | undefined {
  try {
    const [result] = runQueries(context.state, queriesOf(alarm), at);
    return Array.from({ length: at.range }, (_, i) => result?.series.points.get(at.startMs + i * at.periodMs));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    context.log(alarm.arn, `Cannot evaluate the alarm: ${error.message}`);
    return undefined;
  }
}

function breaches(value: number, settings: MetricAlarmRecord['settings']): boolean {
  const threshold = settings.Threshold ?? 0;
  switch (settings.ComparisonOperator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return value > threshold;
  }
}

/** Without the sample counts that AWS adds. */
function reasonData(
  { clock }: Context,
  { settings }: MetricAlarmRecord,
  { points, periodMs }: { points: readonly DataPoint[]; periodMs: number },
): string {
  const written = (atMs: number) => new Date(atMs).toISOString().replace('Z', '+0000');
  const used = points.slice(-(settings.EvaluationPeriods ?? 1));
  const [first] = used;
  const { Statistic, ExtendedStatistic } = settings;
  return JSON.stringify({
    version: '1.0',
    queryDate: written(clock.nowMs),
    ...(first === undefined ? {} : { startDate: written(first.atMs) }),
    ...(Statistic === undefined && ExtendedStatistic === undefined
      ? {}
      : { statistic: Statistic ?? ExtendedStatistic }),
    period: periodMs / 1000,
    recentDatapoints: used.map(({ value }) => value),
    threshold: settings.Threshold,
    evaluatedDatapoints: used.map(({ atMs, value }) => ({ timestamp: written(atMs), value })).reverse(),
  });
}
