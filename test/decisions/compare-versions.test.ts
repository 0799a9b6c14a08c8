// Expected orders are those of rpm itself (`rpm.ver` of its Lua) and of `dpkg --compare-versions`, but where a comment says otherwise.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareVersions, type PackageFamily } from '../../lib/decisions/compare-versions.ts';

type Case = readonly [older: string, order: '<' | '=', newer: string];

const RPM: readonly Case[] = [
  ['1.0', '=', '1.0'],
  ['1.0', '<', '2.0'],
  ['2.0', '<', '2.0.1'],
  ['1.9', '<', '1.10'],
  ['9.9', '<', '2:1.0'],
  ['0:1.0', '=', '1.0'],
  ['1:1.0', '<', '10:1.0'],
  // Letters and digits.
  ['2.0.1', '<', '2.0.1a'],
  ['a1', '<', '1'],
  ['5.5p1', '<', '5.5p2'],
  ['5.5p1', '<', '5.5p10'],
  ['10xyz', '<', '10.1xyz'],
  ['xyz.4', '<', '8'],
  ['xyz.4', '<', '2'],
  ['5.5p2', '<', '5.6p1'],
  ['6.0.rc1', '<', '6.0.1'],
  ['6.0', '<', '6.0.rc1'],
  ['10a2', '<', '10b2'],
  ['1b.fc17', '<', '1.fc17'],
  ['Z', '<', 'a'],
  // Zeros, and runs beyond what a number holds.
  ['1.05', '=', '1.5'],
  ['10.0001', '=', '10.1'],
  ['10.0001', '<', '10.0039'],
  ['20101121', '<', '20101122'],
  ['1.99999999999999999998', '<', '1.99999999999999999999'],
  // Separators part, and are not compared.
  ['2_0', '=', '2.0'],
  ['a+', '=', 'a_'],
  ['1.0.', '=', '1.0'],
  ['2.0', '=', '2..0'],
  // The tilde comes before the end, the caret after it.
  ['1.0~rc1', '<', '1.0'],
  ['1.0~rc1', '<', '1.0~rc2'],
  ['1.0~rc1~git123', '<', '1.0~rc1'],
  ['1.0~', '<', '1.0'],
  ['1.0', '<', '1.0^'],
  ['1.0', '<', '1.0^git1'],
  ['1.0^git1', '<', '1.0^git2'],
  ['1.0^git1', '<', '1.0.1'],
  ['1.0^20160101', '<', '1.0.1'],
  ['1.0^20160101^git1', '<', '1.0^20160102'],
  ['1.0~rc1', '<', '1.0~rc1^git1'],
  ['1.0^git1~pre', '<', '1.0^git1'],
  // Releases count when both have one, as in rpm's dependencies; `rpm.ver` alone takes a missing one for the older.
  ['1.0-1', '<', '1.0-1.1'],
  ['1.0-1', '=', '1.0'],
  ['1.0-1', '<', '1.0.1-1'],
  // Histories of Amazon Linux 2023.
  ['8.2204.0-3.amzn2023.0.2', '<', '8.2204.0-3.amzn2023.0.10'],
  ['1:3.0.8-1.amzn2023.0.4', '<', '1:3.0.8-1.amzn2023.0.11'],
  ['1:3.0.8-1.amzn2023.0.23', '<', '1:3.2.2-1.amzn2023.0.1'],
  ['6.1.9-1.amzn2023', '<', '6.1.115-126.197.amzn2023'],
  ['10:1.5.3-141.amzn2.5.3', '<', '10:1.5.3-156.amzn2'],
  ['2.39.3-1.amzn2023', '<', '2.40.1-1.amzn2023.0.1'],
  ['7.88.1-1.amzn2023.0.1', '<', '8.0.1-1.amzn2023'],
];

const DPKG: readonly Case[] = [
  ['1.0', '=', '1.0'],
  ['1.9', '<', '1.10'],
  ['9.9', '<', '2:1.0'],
  ['0:1.0-1', '=', '1.0-1'],
  ['1.0', '=', '1.0-0'],
  ['1.0-1', '<', '1.0-1.1'],
  ['1.0', '<', '1.0+b1'],
  ['1.0-1', '<', '1.0-1+b1'],
  ['1.0~rc1', '<', '1.0'],
  ['1.0~rc1-1', '<', '1.0-1'],
  ['1.0~~', '<', '1.0~'],
  ['1.0~~', '<', '1.0~~a'],
  ['1.0~~a', '<', '1.0~'],
  // Letters before other characters, upper case before lower.
  ['1.0a', '<', '1.0+'],
  ['1.0Z', '<', '1.0a'],
  ['1.0', '<', '1.0a'],
  ['1.0+', '<', '1.0.'],
  // The last dash parts the revision.
  ['1-2-3', '<', '1-2-4'],
  ['1-2-3', '<', '1-3-1'],
  ['1.0-1', '<', '1.0a-1'],
  // Zeros, and runs beyond what a number holds.
  ['1.05', '=', '1.5'],
  ['1.20240101000000000000000001', '<', '1.20240101000000000000000002'],
  ['0:0', '=', '00:0'],
  // Histories of Debian and Ubuntu.
  ['3.0.11-1~deb12u1', '<', '3.0.11-1~deb12u2'],
  ['3.0.11-1~deb12u2', '<', '3.0.11-1'],
  ['1:9.2p1-2+deb12u2', '<', '1:9.2p1-2+deb12u3'],
  ['1:8.9p1-3ubuntu0.9', '<', '1:8.9p1-3ubuntu0.10'],
  ['2.63+22.04', '<', '2.63+22.04ubuntu0.1'],
  ['7.81.0-1ubuntu1.9', '<', '7.81.0-1ubuntu1.16'],
  ['5.15.0-91.101', '<', '5.15.0-101.111'],
  ['2.35-0ubuntu3.4', '<', '2.35-0ubuntu3.8'],
  ['1.2.11.dfsg-2ubuntu9', '<', '1:1.2.11.dfsg-2ubuntu9.2'],
  ['9.18.19-1~deb12u1', '<', '1:9.18.24-1'],
];

describe.each<[PackageFamily, readonly Case[]]>([
  ['rpm', RPM],
  ['dpkg', DPKG],
])('%s', (family, cases) => {
  it.each(cases)('%s %s %s', (older, order, newer) => {
    const expected = order === '<' ? -1 : 0;
    expect(Math.sign(compareVersions(family, older, newer))).toBe(expected);
    expect(Math.sign(compareVersions(family, newer, older))).toBe(-expected + 0);
  });

  const version = fc.stringMatching(/^[0-9]?:?[0-9a-bA.~^+_-]{0,8}$/);

  test('orders any versions: the opposite the other way round, and what is between stays between', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(family, a, b)) + Math.sign(compareVersions(family, b, a))).toBe(0);
        const [ab, bc] = [compareVersions(family, a, b), compareVersions(family, b, c)];
        // A missing release equals every release, so equality in rpm is not handed on.
        if (ab < 0 && bc < 0 && family === 'dpkg') expect(compareVersions(family, a, c)).toBeLessThan(0);
      }),
    );
  });
});
