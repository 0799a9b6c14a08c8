import type { Exposure, ExposureReport } from '../contract/exposure.ts';
import type { ImageSettings } from '../contract/settings.ts';
import { decideAdvisory } from './decide-advisory.ts';
import type { BilledVersion } from './match-advisories.ts';
import { keyOfFlaw, type RankedFlaw } from './rank-matches.ts';
import { stateOfFix } from './state-of-fix.ts';

export interface ExposeQuestion {
  readonly billed: BilledVersion;
  /** Those that it has. */
  readonly flaws: readonly RankedFlaw[];
  readonly settings: Pick<ImageSettings, 'updates' | 'advisories'>;
  /** The report before, of the same version. */
  readonly before: ExposureReport | undefined;
  /** ISO 8601. */
  readonly now: string;
}

/** All that is wrong with one image version, in the order of the flaws. */
export function exposeVersion({ billed, flaws, settings, before, now }: ExposeQuestion): ExposureReport {
  const seen = new Map(before?.exposures.map((exposure) => [keyOfFlaw(exposure), exposure.seenAt]));
  const exposures = flaws.map(({ key, flaw, withdrawn, distribution }): Exposure => {
    const { state, waitsFor } = stateOfFix({
      image: billed.image,
      updates: settings.updates,
      distribution,
      feed: flaw.feed,
      fixedVersion: flaw.fixedVersion,
    });
    const { when, reason } = decideAdvisory({
      severity: flaw.severity,
      knownExploited: flaw.knownExploited,
      // Only Inspector says so, and its findings take a road of their own.
      exploitAvailable: false,
      exploitProbability: flaw.exploitProbability,
      withdrawn,
      fix: state,
      waitsFor,
      policy: settings.advisories,
    });
    return { ...flaw, seenAt: seen.get(key) ?? now, fix: state, when, reason };
  });
  return { image: billed.image, version: billed.version, distribution: billed.distribution, lookedAt: now, exposures };
}
