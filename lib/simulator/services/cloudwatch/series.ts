// Metric data: kept per minute, read per period.

import type { Dimension, MetricDatum } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchState, Point, Series } from './state.ts';
import { statisticOf } from './statistics.ts';

export interface MetricName {
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
}

export function seriesKey({ Namespace, MetricName, Dimensions = [] }: MetricName): string {
  const pairs = Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return [Namespace, MetricName, ...pairs].join('\0');
}

/** AWS keeps one-minute data for 15 days; the model drops it then instead of rolling it up. */
const KEPT_MS = 15 * 24 * 60 * 60_000;

export function addDatum(state: CloudWatchState, at: { namespace: string; datum: MetricDatum; nowMs: number }): void {
  const { namespace, datum, nowMs } = at;
  const dimensions = datum.Dimensions ?? [];
  const key = seriesKey({ Namespace: namespace, MetricName: datum.MetricName, Dimensions: dimensions });
  const series = state.series.get(key) ?? newSeries(namespace, datum, nowMs);
  state.series.set(key, series);
  const resolutionSeconds = datum.StorageResolution === 1 ? 1 : 60;
  series.resolutionSeconds = Math.min(series.resolutionSeconds, resolutionSeconds);
  const stepMs = resolutionSeconds * 1000;
  const startMs = Math.floor((datum.Timestamp?.getTime() ?? nowMs) / stepMs) * stepMs;
  const point = series.points.get(startMs) ?? emptyPoint();
  series.points.set(startMs, point);
  addTo(point, datum);
  series.newestMs = Math.max(series.newestMs, startMs);
  for (const [oldMs] of series.points) {
    if (oldMs >= nowMs - KEPT_MS) break;
    series.points.delete(oldMs);
  }
}

function newSeries(namespace: string, datum: MetricDatum, nowMs: number): Series {
  return {
    namespace,
    name: datum.MetricName as string,
    dimensions: datum.Dimensions ?? [],
    points: new Map(),
    unit: datum.Unit ?? 'None',
    resolutionSeconds: 60,
    newestMs: 0,
    listedAtMs: nowMs,
  };
}

const emptyPoint = (): Point => ({
  count: 0,
  sum: 0,
  min: Number.POSITIVE_INFINITY,
  max: Number.NEGATIVE_INFINITY,
  values: [],
});

function addTo(point: Point, datum: MetricDatum): void {
  const set = datum.StatisticValues;
  if (set !== undefined) {
    const { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 } = set;
    point.count += SampleCount;
    point.sum += Sum;
    point.min = Math.min(point.min, Minimum);
    point.max = Math.max(point.max, Maximum);
    // Of a statistic set only the case that all values are equal tells the values.
    if (Minimum === Maximum) point.values?.push(Minimum, SampleCount);
    else point.values = undefined;
    return;
  }
  const values = datum.Values ?? [datum.Value ?? 0];
  values.forEach((value, i) => {
    const count = datum.Values === undefined ? 1 : (datum.Counts?.[i] ?? 1);
    point.count += count;
    point.sum += value * count;
    point.min = Math.min(point.min, value);
    point.max = Math.max(point.max, value);
    point.values?.push(value, count);
  });
}

export interface Reading {
  readonly metric: MetricName;
  readonly statistic: string;
  readonly periodMs: number;
  /** Both on the grid of the period; the end is not included. */
  readonly startMs: number;
  readonly endMs: number;
}

/** A metric's statistic per period; periods without data are absent. */
export function readSeries(state: CloudWatchState, reading: Reading): Map<number, number> {
  const read = new Map<number, number>();
  const series = state.series.get(seriesKey(reading.metric));
  if (series === undefined) return read;
  const { periodMs, startMs, endMs } = reading;
  const stepMs = series.resolutionSeconds * 1000;
  for (let fromMs = startMs; fromMs < endMs; fromMs += periodMs) {
    const points: Point[] = [];
    for (let ms = fromMs; ms < fromMs + periodMs; ms += stepMs) {
      const point = series.points.get(ms);
      if (point !== undefined) points.push(point);
    }
    const value = points.length === 0 ? undefined : statisticOf(points, reading.statistic);
    if (value !== undefined) read.set(fromMs, value);
  }
  return read;
}
