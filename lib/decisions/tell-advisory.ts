/** What is known of the signals about one advisory for one image. Times in epoch milliseconds. */
export interface TellQuestion {
  readonly when: 'now' | 'settle';
  readonly nowMs: number;
  /** The last signal about it. */
  readonly told: { readonly when: 'now' | 'settle'; readonly atMs: number } | undefined;
  /** It is one of the causes of a version that is not done yet. */
  readonly beingBuilt: boolean;
  /** It settles with others. */
  readonly gathered: boolean;
}

const DAY_MS = 86_400_000;

/**
 * Whether a flaw of the newest golden version is worth a signal (again). A build that did not bring the fix, and a signal that was lost,
 * are tried again a day later; one that has become urgent does not wait for that.
 */
export function tellAdvisory({ when, nowMs, told, beingBuilt, gathered }: TellQuestion): boolean {
  if (beingBuilt) return false;
  if (when === 'now' && told?.when !== 'now') return true;
  if (gathered) return false;
  return told === undefined || nowMs - told.atMs >= DAY_MS;
}
