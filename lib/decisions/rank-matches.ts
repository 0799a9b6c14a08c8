import type { Exposure } from '../contract/exposure.ts';
import type { BilledVersion, Match } from './match-advisories.ts';

/** What is known of flaws beyond what their makers say. */
export interface Ranks {
  readonly knownExploited: ReadonlySet<string>;
  readonly exploitProbability: ReadonlyMap<string, number>;
}

/** What is the same about a flaw in all image versions that have it. */
export type Flaw = Omit<Exposure, 'seenAt' | 'fix' | 'when' | 'reason'>;

export interface RankedFlaw {
  readonly key: string;
  readonly flaw: Flaw;
  readonly withdrawn: boolean;
  /** Of its fix. */
  readonly distribution: string;
}

/** Tells a flaw of a package from all others. */
export const keyOfFlaw = ({ feed, advisory, package: { name, version, architecture }, fixedVersion = '' }: Flaw) =>
  `${feed} ${advisory} ${name} ${version} ${architecture} ${fixedVersion}`;

/** The flaws of each image version, each once, in an order that does not depend on that of the feeds. */
export function rankMatches(
  matches: Iterable<Match>,
  ranks: Ranks,
): (billed: Pick<BilledVersion, 'image' | 'version'>) => readonly RankedFlaw[] {
  const ranked = new Map<string, { readonly found: RankedFlaw; readonly carriers: readonly BilledVersion[] }>();
  for (const match of matches) {
    const flaw = flawOf(match, ranks);
    const key = keyOfFlaw(flaw);
    const { advisory, fix, carriers } = match;
    const found = { key, flaw, withdrawn: advisory.withdrawn === true, distribution: fix.distribution };
    ranked.set(key, { found, carriers });
  }
  const lists = new Map<string, RankedFlaw[]>();
  for (const { found, carriers } of [...ranked.values()].sort((a, b) => (a.found.key < b.found.key ? -1 : 1))) {
    for (const carrier of carriers) {
      const list = lists.get(keyOfVersion(carrier));
      if (list === undefined) lists.set(keyOfVersion(carrier), [found]);
      else list.push(found);
    }
  }
  return (billed) => lists.get(keyOfVersion(billed)) ?? [];
}

const keyOfVersion = ({ image, version }: Pick<BilledVersion, 'image' | 'version'>) => `${image} ${version}`;

function flawOf({ advisory, fix, installed }: Match, { knownExploited, exploitProbability }: Ranks): Flaw {
  const { feed, id, cves, severity, publishedAt } = advisory;
  const { name, version, architecture } = installed;
  const probabilities = cves.flatMap((cve) => exploitProbability.get(cve) ?? []);
  return {
    feed,
    advisory: id,
    cves: [...cves],
    ...(severity === undefined ? {} : { severity }),
    knownExploited: cves.some((cve) => knownExploited.has(cve)),
    ...(probabilities.length === 0 ? {} : { exploitProbability: Math.max(...probabilities) }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    package: { name, version, architecture },
    ...(fix.version === undefined ? {} : { fixedVersion: fix.version }),
    fixOf: fix.of,
  };
}
