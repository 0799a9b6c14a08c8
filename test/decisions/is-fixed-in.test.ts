import { expect, it } from 'vitest';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { exposeVersion } from '../../lib/decisions/expose-version.ts';
import { isFixedIn, type PackageFix, type PackageNames } from '../../lib/decisions/is-fixed-in.ts';
import { InstalledPackages } from '../../lib/decisions/match-advisories.ts';
import { rankMatches } from '../../lib/decisions/rank-matches.ts';
import { signalsOfExposures } from '../../lib/decisions/signals-of-exposures.ts';

const rpm: BillOfMaterials = {
  image: 'web',
  version: '2026.11.21-1',
  distribution: 'amzn 2023',
  family: 'rpm',
  packages: [
    { name: 'openssl', version: '1:3.2.2-1.amzn2023.0.1', architecture: 'aarch64' },
    { name: 'openssl-libs', version: '1:3.2.2-1.amzn2023.0.2', architecture: 'aarch64' },
    { name: 'kernel', version: '6.1.100-1.amzn2023', architecture: 'aarch64' },
    { name: 'kernel', version: '6.1.115-1.amzn2023', architecture: 'aarch64' },
  ],
  languagePackages: [{ ecosystem: 'npm', name: 'lodash', version: '4.17.20', paths: ['/srv/package-lock.json'] }],
};
const dpkg: BillOfMaterials = {
  ...rpm,
  distribution: 'debian 12',
  family: 'dpkg',
  packages: [
    {
      name: 'libssl3',
      version: '3.0.15-1~deb12u1',
      architecture: 'arm64',
      source: { name: 'openssl', version: '3.0.15-1~deb12u1' },
    },
    {
      name: 'linux-image-6.1.0-25-cloud-arm64',
      version: '6.1.106-3+b1',
      architecture: 'arm64',
      source: { name: 'linux-signed-arm64', version: '6.1.106+3' },
    },
    {
      name: 'linux-image-6.1.0-28-cloud-arm64',
      version: '6.1.119-1',
      architecture: 'arm64',
      source: { name: 'linux-signed-arm64', version: '6.1.119+1' },
    },
  ],
};

const binary = (name: string, fixedVersion: string, architecture?: string): PackageFix => ({
  package: name,
  architecture,
  of: 'binary',
  fixedVersion,
});
const source = (name: string, fixedVersion: string): PackageFix => ({ package: name, of: 'source', fixedVersion });

const ours: PackageNames = 'of the bill';
const cases: [string, BillOfMaterials, PackageFix[], PackageNames, boolean][] = [
  ['at its fix', rpm, [binary('openssl', '1:3.2.2-1.amzn2023.0.1')], ours, true],
  ['before its fix', rpm, [binary('openssl', '1:3.2.2-1.amzn2023.0.2')], ours, false],
  ['beyond its fix, by the epoch', rpm, [binary('openssl', '3.9-1')], ours, true],
  [
    'fixed in one of two packages',
    rpm,
    ['openssl', 'openssl-libs'].map((name) => binary(name, '1:3.2.2-1.amzn2023.0.2')),
    ours,
    false,
  ],
  ['fixed for another architecture', rpm, [binary('openssl', '1:3.2.2-1.amzn2023.0.2', 'x86_64')], ours, true],
  ['fixed in the newest of two kernels', rpm, [binary('kernel', '6.1.115-1.amzn2023')], ours, true],
  ['of a package that is gone', rpm, [binary('telnet', '1-1')], ours, true],
  ['of a package by a name that the bill may not know', rpm, [binary('telnet', '1-1')], 'foreign', false],
  [
    'of two names of which the bill knows one',
    rpm,
    [binary('telnet', '1-1'), binary('openssl', '3-1')],
    'foreign',
    true,
  ],
  ['without a fix', rpm, [], ours, false],
  ['at the fix of its source', dpkg, [source('libssl3', '3.0.15-1~deb12u1')], ours, true],
  ['before the fix of its source', dpkg, [source('libssl3', '3.0.15-1')], ours, false],
  [
    'in an old kernel beside a new one, which dpkg calls otherwise',
    dpkg,
    [source('linux-image-6.1.0-25-cloud-arm64', '6.1.119+1')],
    ours,
    true,
  ],
  [
    'in the newest of two kernels, found by somebody else in the older',
    dpkg,
    [binary('linux-image-6.1.0-25-cloud-arm64', '6.1.123-1')],
    'foreign',
    false,
  ],
  ['in a package of a language', rpm, [binary('lodash', '4.17.21')], 'of languages', false],
  ['in a package of a language, at its fix', rpm, [binary('lodash', '4.17.20')], 'of languages', true],
  ['in a package of a language that is gone', rpm, [binary('left-pad', '1.3.0')], 'of languages', true],
];

it.each(cases)('a flaw %s', (_, bill, fixes, names, fixed) => {
  expect(isFixedIn(bill, fixes, names)).toBe(fixed);
});

it('what an advisory about a source package asks for is fixed in no bill that made it ask', () => {
  const packages = new InstalledPackages();
  packages.add(dpkg);
  const fix = { distribution: 'debian 12', of: 'source', name: 'openssl', version: '3.0.17-1~deb12u2' } as const;
  const matches = packages.affectedBy({
    feed: 'debian',
    id: 'CVE-1 openssl',
    cves: [],
    severity: 'high',
    fixes: [fix],
  });
  const flawsOf = rankMatches(matches, { knownExploited: new Set(), exploitProbability: new Map() });
  const policy = { from: 'high', settleSeconds: 60, knownExploited: 'now' } as const;
  const report = exposeVersion({
    billed: dpkg,
    flaws: flawsOf(dpkg),
    settings: { updates: 'packages', advisories: policy },
    before: undefined,
    now: '2026-11-21T00:00:00Z',
  });
  const [signal] = signalsOfExposures(report);
  expect(signal?.fixes.map((one) => one.package)).toEqual(['libssl3']);
  expect(isFixedIn(dpkg, signal?.fixes ?? [], ours)).toBe(false);
});
