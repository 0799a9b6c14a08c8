import { invalidValue } from './errors.ts';
import type { Point } from './state.ts';

const PERCENTILE = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/;

export function checkStatistic(statistic: string): void {
  if (['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'].includes(statistic)) return;
  if (!PERCENTILE.test(statistic)) {
    throw invalidValue(
      `The simulator does not model the statistic '${statistic}'; it knows the five basic ones and pNN.NN`,
    );
  }
}

/** A statistic over the points of one period; undefined for a percentile of data whose values are not known. */
export function statisticOf(points: readonly Point[], statistic: string): number | undefined {
  const count = points.reduce((total, point) => total + point.count, 0);
  const sum = points.reduce((total, point) => total + point.sum, 0);
  switch (statistic) {
    case 'SampleCount':
      return count;
    case 'Sum':
      return sum;
    case 'Average':
      return sum / count;
    case 'Minimum':
      return Math.min(...points.map(({ min }) => min));
    case 'Maximum':
      return Math.max(...points.map(({ max }) => max));
    default:
      return percentile(points, Number(PERCENTILE.exec(statistic)?.[1]) / 100);
  }
}

function percentile(points: readonly Point[], share: number): number | undefined {
  const sorted: [number, number][] = [];
  for (const { values } of points) {
    if (values === undefined) return undefined;
    for (let i = 0; i < values.length; i += 2) sorted.push([values[i] as number, values[i + 1] as number]);
  }
  sorted.sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [value, count] of sorted) {
    seen += count;
    if (seen >= share * total) return value;
  }
  return sorted.at(-1)?.[0];
}
