import type { Random } from './random.ts';

/** How long something takes, in seconds: always the same, evenly between two bounds, or log-normal by median and 95th percentile. */
export type Distribution =
  | { readonly seconds: number }
  | { readonly minSeconds: number; readonly maxSeconds: number }
  | { readonly medianSeconds: number; readonly p95Seconds: number };

/** Draws a duration in whole milliseconds. */
export function sampleMs(random: Random, distribution: Distribution): number {
  if ('seconds' in distribution) return Math.round(distribution.seconds * 1000);
  if ('minSeconds' in distribution) {
    const { minSeconds, maxSeconds } = distribution;
    return Math.round((minSeconds + random.next() * (maxSeconds - minSeconds)) * 1000);
  }
  const { medianSeconds, p95Seconds } = distribution;
  const sigma = Math.log(p95Seconds / medianSeconds) / 1.6449;
  return Math.round(medianSeconds * Math.exp(sigma * random.normal()) * 1000);
}
