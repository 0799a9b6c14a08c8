import type { GetMetricDataCommandInput, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { runQueries } from '../math/run-queries.ts';
import type { CloudWatchState } from '../state.ts';

const ID = /^[a-z][a-zA-Z0-9_]*$/;
const MOST_QUERIES = 500;

export function getMetricData(input: GetMetricDataCommandInput, { state }: CallContext<CloudWatchState>) {
  const queries = input.MetricDataQueries ?? [];
  const startMs = (input.StartTime as Date).getTime();
  const endMs = (input.EndTime as Date).getTime();
  if (startMs >= endMs) throw validation('The parameter StartTime must be less than the parameter EndTime.');
  if (queries.length > MOST_QUERIES) throw validation(`A request can have ${MOST_QUERIES} queries at most.`);
  for (const query of queries) checkQuery(query);
  const ascending = input.ScanBy === 'TimestampAscending';
  const results = runQueries(state, queries, { startMs, endMs }).map(({ query, series }) => {
    const points = [...series.points]
      .filter(([ms]) => ms >= startMs - 60_000 && ms < endMs)
      .sort(([a], [b]) => (ascending ? a - b : b - a));
    return {
      Id: query.Id,
      Label: query.Label ?? query.MetricStat?.Metric?.MetricName ?? query.Id,
      Timestamps: points.map(([ms]) => new Date(ms)),
      Values: points.map(([, value]) => value),
      StatusCode: 'Complete',
    };
  });
  return { MetricDataResults: results, Messages: [] };
}

export function checkQuery(query: MetricDataQuery): void {
  if (!ID.test(query.Id ?? ''))
    throw validation(`The value '${query.Id}' for parameter Id must begin with a lowercase letter`);
  if ((query.MetricStat === undefined) === (query.Expression === undefined)) {
    throw validation(`The query '${query.Id}' must have either MetricStat or Expression`);
  }
  const period = query.MetricStat?.Period;
  if (period !== undefined && period % 60 !== 0 && ![1, 5, 10, 20, 30].includes(period)) {
    throw validation(`The period '${period}' of '${query.Id}' must be 1, 5, 10, 20, 30 or a multiple of 60`);
  }
}
