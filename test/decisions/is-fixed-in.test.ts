import { expect, it } from 'vitest';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { isFixedIn, type PackageFix, type PackageNames } from '../../lib/decisions/is-fixed-in.ts';

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
      name: 'linux-image-6.1.0-25',
      version: '6.1.106-3',
      architecture: 'arm64',
      source: { name: 'linux', version: '6.1.106-3' },
    },
    {
      name: 'linux-image-6.1.0-28',
      version: '6.1.119-1',
      architecture: 'arm64',
      source: { name: 'linux', version: '6.1.119-1' },
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
  ['at the fix of its source', dpkg, [source('openssl', '3.0.15-1~deb12u1')], ours, true],
  ['before the fix of its source', dpkg, [source('openssl', '3.0.15-1')], ours, false],
  ['in an old package beside a new one, which dpkg keeps apart', dpkg, [source('linux', '6.1.119-1')], ours, false],
  ['in a package of a language', rpm, [binary('lodash', '4.17.21')], 'of languages', false],
  ['in a package of a language, at its fix', rpm, [binary('lodash', '4.17.20')], 'of languages', true],
  ['in a package of a language that is gone', rpm, [binary('left-pad', '1.3.0')], 'of languages', true],
];

it.each(cases)('a flaw %s', (_, bill, fixes, names, fixed) => {
  expect(isFixedIn(bill, fixes, names)).toBe(fixed);
});
