import type { GetMetricStatisticsCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidCombination, invalidValue } from '../errors.ts';
import { readSeries, seriesKey } from '../series.ts';
import type { CloudWatchState } from '../state.ts';
import { checkStatistic } from '../statistics.ts';

const MOST_POINTS = 1440;

export function getMetricStatistics(input: GetMetricStatisticsCommandInput, { state }: CallContext<CloudWatchState>) {
  const periodMs = (input.Period as number) * 1000;
  const startMs = Math.floor((input.StartTime as Date).getTime() / periodMs) * periodMs;
  const endMs = (input.EndTime as Date).getTime();
  if (startMs >= endMs) throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
  if ((endMs - startMs) / periodMs > MOST_POINTS) {
    throw invalidCombination(`You have requested more than ${MOST_POINTS} datapoints, which exceeds the limit.`);
  }
  const statistics = [...(input.Statistics ?? []), ...(input.ExtendedStatistics ?? [])];
  if (statistics.length === 0) throw invalidCombination('Must specify either Statistics or ExtendedStatistics');
  for (const statistic of statistics) checkStatistic(statistic);
  const points = new Map<number, Record<string, unknown>>();
  for (const statistic of statistics) {
    const read = readSeries(state, { metric: input, statistic, periodMs, startMs, endMs });
    for (const [ms, value] of read) {
      const point = points.get(ms) ?? { Timestamp: new Date(ms), Unit: state.series.get(seriesKey(input))?.unit };
      points.set(ms, point);
      if (statistic.startsWith('p'))
        point['ExtendedStatistics'] = { ...(point['ExtendedStatistics'] as object), [statistic]: value };
      else point[statistic] = value;
    }
  }
  return { Label: input.MetricName, Datapoints: [...points.values()] };
}
