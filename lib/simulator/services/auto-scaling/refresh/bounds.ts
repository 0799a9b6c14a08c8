import type { Refresh } from '../state.ts';

export interface Bounds {
  /** Members that must stay ready. */
  readonly minReady: number;
  /** Members beyond the desired capacity that may run. */
  readonly maxSurplus: number;
}

/**
 * The healthy percentages in members: the minimum rounded up, the maximum down. Where a small group can hold neither, an explicit
 * maximum (or a minimum of 100) launches one first, beyond the desired capacity; otherwise one is terminated and replaced at once.
 */
export function boundsOf(refresh: Refresh): Bounds {
  const { desired } = refresh.group;
  const { MinHealthyPercentage: min, MaxHealthyPercentage: max = 100 } = refresh.preferences;
  const minReady = Math.ceil((desired * min) / 100);
  const maxSurplus = Math.max(0, Math.floor((desired * max) / 100) - desired);
  if (maxSurplus > 0 || minReady < desired) return { minReady, maxSurplus };
  return refresh.maxGiven || min === 100 ? { minReady, maxSurplus: 1 } : { minReady: desired - 1, maxSurplus: 0 };
}
