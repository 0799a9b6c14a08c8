import type { Exposure, ExposureReport } from '../contract/exposure.ts';
import type { ImageSettings } from '../contract/settings.ts';
import { decideAdvisory } from './decide-advisory.ts';
import type { BilledVersion, Match } from './match-advisories.ts';
import { stateOfFix } from './state-of-fix.ts';

/** What is known of flaws beyond what their makers say. */
export interface Ranks {
  readonly knownExploited: ReadonlySet<string>;
  readonly exploitProbability: ReadonlyMap<string, number>;
}

export interface ExposeQuestion {
  readonly billed: BilledVersion;
  readonly matches: Iterable<Match>;
  readonly ranks: Ranks;
  readonly settings: Pick<ImageSettings, 'updates' | 'advisories'>;
  /** The report before, of the same version. */
  readonly before: ExposureReport | undefined;
  /** ISO 8601. */
  readonly now: string;
}

/** All that is wrong with one image version, each flaw of each package once and always in the same order. */
export function exposeVersion({ billed, matches, ranks, settings, before, now }: ExposeQuestion): ExposureReport {
  const seen = new Map(before?.exposures.map((exposure) => [keyOf(exposure), exposure.seenAt]));
  const exposures = new Map<string, Exposure>();
  for (const match of matches) {
    const flaw = flawOf(match, ranks);
    const seenAt = seen.get(keyOf(flaw)) ?? now;
    exposures.set(keyOf(flaw), { ...flaw, ...judge(flaw, match, { billed, settings }), seenAt });
  }
  const { image, version, distribution } = billed;
  const ordered = [...exposures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, exposure]) => exposure);
  return { image, version, distribution, lookedAt: now, exposures: ordered };
}

type Flaw = Omit<Exposure, 'seenAt' | 'fix' | 'when' | 'reason'>;

const keyOf = ({ feed, advisory, package: { name, version, architecture }, fixedVersion }: Flaw) =>
  [feed, advisory, name, version, architecture, fixedVersion].join(' ');

function flawOf({ advisory, fix, installed }: Match, { knownExploited, exploitProbability }: Ranks): Flaw {
  const { feed, id, cves, severity, publishedAt } = advisory;
  const probabilities = cves.flatMap((cve) => exploitProbability.get(cve) ?? []);
  return {
    feed,
    advisory: id,
    cves: [...cves],
    ...(severity === undefined ? {} : { severity }),
    knownExploited: cves.some((cve) => knownExploited.has(cve)),
    ...(probabilities.length === 0 ? {} : { exploitProbability: Math.max(...probabilities) }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    package: { name: installed.name, version: installed.version, architecture: installed.architecture },
    ...(fix.version === undefined ? {} : { fixedVersion: fix.version }),
    fixOf: fix.of,
  };
}

function judge(
  flaw: Flaw,
  { advisory, fix }: Match,
  { billed, settings }: Pick<ExposeQuestion, 'billed' | 'settings'>,
): Pick<Exposure, 'fix' | 'when' | 'reason'> {
  const { state, waitsFor } = stateOfFix({
    image: billed.image,
    updates: settings.updates,
    distribution: fix.distribution,
    feed: flaw.feed,
    fixedVersion: flaw.fixedVersion,
  });
  const decision = decideAdvisory({
    severity: flaw.severity,
    knownExploited: flaw.knownExploited,
    // Only Inspector says so, and its findings take a road of their own.
    exploitAvailable: false,
    exploitProbability: flaw.exploitProbability,
    withdrawn: advisory.withdrawn === true,
    fix: state,
    waitsFor,
    policy: settings.advisories,
  });
  return { fix: state, ...decision };
}
