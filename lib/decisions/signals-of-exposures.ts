import type { Exposure, ExposureReport } from '../contract/exposure.ts';
import type { Signal } from '../contract/signal.ts';

export type AdvisorySignal = Extract<Signal, { kind: 'advisory' }>;

/** What a version's exposures ask for: one signal for each advisory that deserves a build. */
export function signalsOfExposures({ image, version, exposures }: ExposureReport): AdvisorySignal[] {
  const advisories = new Map<string, Exposure[]>();
  for (const exposure of exposures) {
    if (exposure.when !== 'now' && exposure.when !== 'settle') continue;
    const key = `${exposure.feed} ${exposure.advisory}`;
    advisories.set(key, [...(advisories.get(key) ?? []), exposure]);
  }
  return [...advisories.values()].flatMap((about) => {
    const leading = about.find(({ when }) => when === 'now') ?? about[0];
    if (leading === undefined) return [];
    const { feed, advisory, cves, severity, when, reason, publishedAt } = leading;
    return {
      kind: 'advisory',
      image,
      version,
      feed,
      advisory,
      cves,
      ...(severity === undefined ? {} : { severity }),
      when: when === 'now' ? 'now' : 'settle',
      reason,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      seenAt: about.map(({ seenAt }) => seenAt).sort()[0] ?? leading.seenAt,
      fixes: about.flatMap(fixOf),
    };
  });
}

function fixOf({ package: { name, architecture }, fixOf, fixedVersion }: Exposure): AdvisorySignal['fixes'] {
  return fixedVersion === undefined ? [] : [{ package: name, architecture, of: fixOf, fixedVersion }];
}
