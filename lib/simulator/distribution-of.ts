import { durations } from './durations.ts';
import type { Distribution } from './kernel/distribution.ts';

/** @throws Error for a step that the table of durations does not have */
export function distributionOf(name: string): Distribution {
  const distribution = durations[name as keyof typeof durations];
  if (distribution === undefined) throw new Error(`cannot draw the duration '${name}': it is not in the table`);
  return distribution;
}
