// The functions of metric math that alarms and judges use. A statistic of one series is a number; of several, a series.

import { validation } from '../errors.ts';
import { type Series, scalar, series, type Value } from './values.ts';

interface Range {
  readonly startMs: number;
  readonly endMs: number;
  readonly periodMs: number;
}

type Argument = Value | 'REPEAT' | 'LINEAR';
type MetricFunction = (args: readonly Argument[], range: Range) => Value;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]) => sum(values) / values.length;
const deviation = (values: readonly number[]) => {
  const mean = average(values);
  return Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
};

export const FUNCTIONS: Readonly<Record<string, MetricFunction>> = {
  ABS: each(Math.abs),
  CEIL: each(Math.ceil),
  FLOOR: each(Math.floor),
  LOG: each(Math.log),
  LOG10: each(Math.log10),
  SUM: over(sum),
  AVG: over(average),
  MIN: over((values) => Math.min(...values)),
  MAX: over((values) => Math.max(...values)),
  STDDEV: over(deviation),
  DATAPOINT_COUNT: over((values) => values.length),
  FIRST: ([value]) => pickFrom(value, 0),
  LAST: ([value]) => pickFrom(value, -1),
  PERIOD: (_args, { periodMs }) => scalar(periodMs / 1000),
  TIME_SERIES: ([value], range) => constant(number(value), range),
  DIFF: ([value]) => changes(oneSeries(value), () => 1),
  RATE: ([value]) => changes(oneSeries(value), (stepMs) => stepMs / 1000),
  RUNNING_SUM: ([value]) => runningSum(oneSeries(value)),
  FILL: ([value, filler], range) => fill(value, filler, range),
  IF: ([condition, then, otherwise]) => choose(condition, then, otherwise),
};

function each(apply: (value: number) => number): MetricFunction {
  const run = (value: Argument | undefined): Value => {
    if (value === undefined || typeof value === 'string') throw validation('The function needs a metric or a number');
    if (value.kind === 'scalar') return scalar(apply(value.value));
    if (value.kind === 'list') return { kind: 'list', items: value.items.map((item) => run(item) as Series) };
    return series(sorted(value).map(([ms, point]) => [ms, apply(point)]));
  };
  return ([value]) => run(value);
}

function over(reduce: (values: readonly number[]) => number): MetricFunction {
  return ([value]) => {
    if (value === undefined || typeof value === 'string') throw validation('The function needs a metric');
    if (value.kind === 'scalar') return value;
    if (value.kind === 'series') return scalar(reduce([...value.points.values()]));
    const moments = new Set(value.items.flatMap(({ points }) => [...points.keys()]));
    const at = (ms: number) => value.items.flatMap(({ points }) => points.get(ms) ?? []);
    return series([...moments].sort((a, b) => a - b).map((ms) => [ms, reduce(at(ms))]));
  };
}

function pickFrom(value: Argument | undefined, index: number): Value {
  if (typeof value === 'object' && value.kind === 'list') {
    return value.items.at(index) ?? series([]);
  }
  return scalar(sorted(oneSeries(value)).at(index)?.[1] ?? Number.NaN);
}

function constant(value: number, { startMs, endMs, periodMs }: Range): Series {
  const points: [number, number][] = [];
  for (let ms = startMs; ms < endMs; ms += periodMs) points.push([ms, value]);
  return series(points);
}

function changes(value: Series, unit: (stepMs: number) => number): Value {
  const points = sorted(value);
  return series(
    points.slice(1).map(([ms, point], i) => {
      const [beforeMs, before] = points[i] as [number, number];
      return [ms, (point - before) / unit(ms - beforeMs)] as const;
    }),
  );
}

function runningSum(value: Series): Value {
  let total = 0;
  return series(
    sorted(value).map(([ms, point]) => {
      total += point;
      return [ms, total] as const;
    }),
  );
}

/** Not documented for a metric without any data: taken as filled over the whole range. */
function fill(value: Argument | undefined, filler: Argument | undefined, range: Range): Value {
  if (typeof value === 'object' && value.kind === 'list') {
    return { kind: 'list', items: value.items.map((item) => fill(item, filler, range) as Series) };
  }
  const held = oneSeries(value);
  if (filler === 'LINEAR') return linear(held, range);
  const points: [number, number][] = [];
  let last: number | undefined;
  for (let ms = range.startMs; ms < range.endMs; ms += range.periodMs) {
    const given = typeof filler === 'object' && filler.kind === 'series' ? filler.points.get(ms) : undefined;
    const fallback = filler === 'REPEAT' ? last : (given ?? (isScalar(filler) ? filler.value : undefined));
    const point = held.points.get(ms) ?? fallback;
    if (point !== undefined) points.push([ms, point]);
    last = held.points.get(ms) ?? last;
  }
  return series(points);
}

function linear(held: Series, range: Range): Value {
  const known = sorted(held);
  const points: [number, number][] = [];
  for (let ms = range.startMs; ms < range.endMs; ms += range.periodMs) {
    const before = known.filter(([at]) => at <= ms).at(-1);
    const after = known.find(([at]) => at >= ms);
    if (before === undefined || after === undefined) continue;
    const share = after[0] === before[0] ? 0 : (ms - before[0]) / (after[0] - before[0]);
    points.push([ms, before[1] + share * (after[1] - before[1])]);
  }
  return series(points);
}

function choose(condition: Argument | undefined, then: Argument | undefined, otherwise: Argument | undefined): Value {
  const at = (value: Argument | undefined, ms: number) =>
    isScalar(value)
      ? value.value
      : typeof value === 'object' && value.kind === 'series'
        ? value.points.get(ms)
        : undefined;
  if (isScalar(condition)) {
    const chosen = condition.value !== 0 ? then : otherwise;
    return typeof chosen === 'object' ? chosen : series([]);
  }
  const points: [number, number][] = [];
  for (const [ms, held] of sorted(oneSeries(condition))) {
    const value = at(held !== 0 ? then : otherwise, ms);
    if (value !== undefined) points.push([ms, value]);
  }
  return series(points);
}

function isScalar(value: Argument | undefined): value is Extract<Value, { kind: 'scalar' }> {
  return typeof value === 'object' && value.kind === 'scalar';
}

function number(value: Argument | undefined): number {
  if (!isScalar(value)) throw validation('The function needs a number');
  return value.value;
}

function oneSeries(value: Argument | undefined): Series {
  if (typeof value !== 'object' || value.kind !== 'series') throw validation('The function needs one time series');
  return value;
}

function sorted(value: Series): [number, number][] {
  return [...value.points].sort(([a], [b]) => a - b);
}
