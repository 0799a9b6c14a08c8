import { distributionOf } from './distribution-of.ts';
import { sampleMs } from './kernel/distribution.ts';
import type { Kernel } from './kernel/kernel.ts';
import { Spread } from './kernel/spread.ts';

/** Writes that are seen late, each by a draw from a step of the table of durations. */
export function newSpread({ clock, random, consistency }: Kernel, step: string): Spread {
  const distribution = distributionOf(step);
  const stream = random.fork(step);
  return new Spread(clock, () => (consistency === 'immediate' ? 0 : sampleMs(stream, distribution)));
}
