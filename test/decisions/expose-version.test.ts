import { describe, expect, it } from 'vitest';
import type { Advisory } from '../../lib/contract/advisory.ts';
import { ExposureReport } from '../../lib/contract/exposure.ts';
import { type ExposeQuestion, exposeVersion } from '../../lib/decisions/expose-version.ts';
import { InstalledPackages } from '../../lib/decisions/match-advisories.ts';
import { type Ranks, rankMatches } from '../../lib/decisions/rank-matches.ts';
import { signalsOfExposures } from '../../lib/decisions/signals-of-exposures.ts';

const billed = { image: 'web', version: '2026.11.21-1', distribution: 'amzn 2023' };
const now = '2026-11-22T10:00:00.000Z';

const none: Ranks = { knownExploited: new Set(), exploitProbability: new Map() };

function advisory(change: Partial<Advisory> = {}): Advisory {
  const fix = (name: string) =>
    ({ distribution: 'amzn 2023', of: 'binary', name, version: '1:3.2-1.amzn2023' }) as const;
  return {
    feed: 'amazon-linux',
    id: 'ALAS2023-2026-001',
    cves: ['CVE-2026-0001', 'CVE-2026-0002'],
    severity: 'high',
    publishedAt: '2026-11-20T00:00:00.000Z',
    fixes: [fix('openssl'), fix('openssl-libs')],
    ...change,
  };
}

function expose(
  { ranks = none, ...change }: Partial<ExposeQuestion> & { ranks?: Ranks } = {},
  ...advisories: Advisory[]
) {
  const packages = new InstalledPackages();
  const installed = (name: string) => ({ name, version: '1:3.0-1.amzn2023', architecture: 'aarch64' });
  packages.add({ ...billed, family: 'rpm', packages: [installed('openssl'), installed('openssl-libs')] });
  return exposeVersion({
    billed,
    flaws: rankMatches(
      (advisories.length === 0 ? [advisory()] : advisories).flatMap((one) => [...packages.affectedBy(one)]),
      ranks,
    )(billed),
    settings: { updates: 'release', advisories: { from: 'high', settleSeconds: 1800, knownExploited: 'now' } },
    before: undefined,
    now,
    ...change,
  });
}

describe('the report of a version', () => {
  it('says of each flaw what it is in, what mends it and what was decided', () => {
    const report = expose();
    expect(ExposureReport.parse(report)).toEqual(report);
    expect(report.exposures).toHaveLength(2);
    expect(report.exposures[0]).toEqual({
      feed: 'amazon-linux',
      advisory: 'ALAS2023-2026-001',
      cves: ['CVE-2026-0001', 'CVE-2026-0002'],
      severity: 'high',
      knownExploited: false,
      publishedAt: '2026-11-20T00:00:00.000Z',
      seenAt: now,
      package: { name: 'openssl', version: '1:3.0-1.amzn2023', architecture: 'aarch64' },
      fixedVersion: '1:3.2-1.amzn2023',
      fixOf: 'binary',
      fix: 'installable',
      when: 'settle',
      reason: 'its severity, high, is high or worse',
    });
  });

  it('keeps since when a flaw is known, however it is ranked later', () => {
    const before = expose();
    const later = expose({
      before,
      now: '2026-11-23T10:00:00.000Z',
      ranks: {
        knownExploited: new Set(['CVE-2026-0002']),
        exploitProbability: new Map([
          ['CVE-2026-0001', 0.4],
          ['CVE-2026-0002', 0.2],
        ]),
      },
    });
    expect(later.exposures.map(({ seenAt }) => seenAt)).toEqual([now, now]);
    expect(later.exposures[0]).toMatchObject({ knownExploited: true, exploitProbability: 0.4, when: 'now' });
  });

  it('lists what an advisory says twice once, in an order that does not depend on that of the feeds', () => {
    const other = advisory({ id: 'ALAS2023-2026-000' });
    const report = expose({}, advisory(), other, advisory());
    expect(report.exposures.map((one) => `${one.advisory} ${one.package.name}`)).toEqual([
      'ALAS2023-2026-000 openssl',
      'ALAS2023-2026-000 openssl-libs',
      'ALAS2023-2026-001 openssl',
      'ALAS2023-2026-001 openssl-libs',
    ]);
    expect(expose({}, other, advisory())).toEqual(report);
  });
});

describe('the signals of a report', () => {
  it('are one for each advisory, with all that it mends', () => {
    const signals = signalsOfExposures(expose({}, advisory(), advisory({ id: 'ALAS2023-2026-002', severity: 'low' })));
    expect(signals).toEqual([
      expect.objectContaining({
        kind: 'advisory',
        image: 'web',
        version: '2026.11.21-1',
        advisory: 'ALAS2023-2026-001',
        when: 'settle',
        seenAt: now,
        fixes: ['openssl', 'openssl-libs'].map((name) => ({
          package: name,
          architecture: 'aarch64',
          of: 'binary',
          fixedVersion: '1:3.2-1.amzn2023',
        })),
      }),
    ]);
  });

  it('are none without a policy', () => {
    expect(signalsOfExposures(expose({ settings: { updates: 'release' } }))).toEqual([]);
  });
});
