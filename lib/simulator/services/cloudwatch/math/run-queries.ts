// The queries of one request: metrics are read, expressions evaluated when another one needs them.

import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { validation } from '../errors.ts';
import { readSeries } from '../series.ts';
import type { CloudWatchState } from '../state.ts';
import { checkStatistic } from '../statistics.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { type Expression, parseExpression } from './parse-expression.ts';
import { type Series, series, type Value } from './values.ts';

export interface QueryRange {
  readonly startMs: number;
  readonly endMs: number;
}

export interface QueryResult {
  readonly query: MetricDataQuery;
  readonly series: Series;
}

/** Alarms use the same few expressions each minute. */
function parsed(state: CloudWatchState, text: string): Expression {
  const expression = state.expressions.get(text) ?? parseExpression(text);
  if (state.expressions.size < MOST_REMEMBERED) state.expressions.set(text, expression);
  return expression;
}

const MOST_REMEMBERED = 1000;

/** The period that a request's expressions run at: the longest of its metrics. */
export function periodMsOf(queries: readonly MetricDataQuery[]): number {
  return Math.max(60, ...queries.map(({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? 0)) * 1000;
}

/** Results of the queries that return data, in their order. */
export function runQueries(
  state: CloudWatchState,
  queries: readonly MetricDataQuery[],
  range: QueryRange,
): QueryResult[] {
  const byId = new Map(queries.map((query) => [query.Id as string, query]));
  if (byId.size < queries.length) throw validation('The ids of the queries must be unique within a request');
  const known = new Map<string, Value>();
  const running = new Set<string>();
  const periodMs = periodMsOf(queries);

  const value = (id: string): Value => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const query = byId.get(id);
    if (query === undefined) throw validation(`The expression names the id '${id}', which no query has`);
    if (running.has(id)) throw validation(`The expression of '${id}' leads back to itself`);
    running.add(id);
    const computed = query.Expression === undefined ? read(query) : evaluate(query.Expression);
    known.set(id, computed);
    return computed;
  };
  const read = (query: MetricDataQuery): Value => {
    const { Metric, Stat = '', Period = 60 } = query.MetricStat ?? {};
    checkStatistic(Stat);
    const stepMs = Period * 1000;
    const points = readSeries(state, {
      metric: Metric ?? {},
      statistic: Stat,
      periodMs: stepMs,
      startMs: Math.floor(range.startMs / stepMs) * stepMs,
      endMs: range.endMs,
    });
    return series(points);
  };
  const evaluate = (expression: string) =>
    evaluateExpression(parsed(state, expression), {
      startMs: Math.floor(range.startMs / periodMs) * periodMs,
      endMs: range.endMs,
      periodMs,
      value,
      metrics: (containing) =>
        queries
          .filter((query) => query.MetricStat !== undefined && (query.Id as string).includes(containing))
          .map((query) => value(query.Id as string) as Series),
    });

  return queries
    .filter(({ ReturnData }) => ReturnData !== false)
    .flatMap((query) => {
      const result = value(query.Id as string);
      if (result.kind === 'scalar')
        throw validation(`The query '${query.Id}' gives a number; it must give a time series`);
      return result.kind === 'series'
        ? [{ query, series: result }]
        : result.items.map((item) => ({ query, series: item }));
    });
}
