import { describe, expect, it } from 'vitest';
import type { Advisory, Fix } from '../../lib/contract/advisory.ts';
import type { BillOfMaterials, InstalledPackage } from '../../lib/contract/bill-of-materials.ts';
import { InstalledPackages } from '../../lib/decisions/match-advisories.ts';

const openssl: InstalledPackage = { name: 'openssl', version: '1:3.0.8-1.amzn2023.0.4', architecture: 'aarch64' };
const mended = '1:3.0.8-1.amzn2023.0.11';

function bill(version: string, packages: readonly InstalledPackage[], change: Partial<BillOfMaterials> = {}) {
  return { image: 'web', version, distribution: 'amzn 2023', family: 'rpm', packages, ...change } as const;
}

function advisory(fix: Partial<Fix>): Advisory {
  return {
    feed: 'amazon-linux',
    id: 'ALAS2023-2026-001',
    cves: ['CVE-2026-0001'],
    publishedAt: '2026-01-02T00:00:00Z',
    changedAt: '2026-01-02T00:00:00Z',
    fixes: [{ distribution: 'amzn 2023', of: 'binary', name: 'openssl', version: mended, ...fix }],
  };
}

function match(fix: Partial<Fix>, ...bills: BillOfMaterials[]): string[] {
  const packages = new InstalledPackages();
  for (const one of bills) packages.add(one);
  return [...packages.affectedBy(advisory(fix))].map(
    ({ installed, carriers }) =>
      `${installed.name} ${installed.version} in ${carriers.map(({ version }) => version).join()}`,
  );
}

describe('an advisory', () => {
  it('concerns a package that is older than its fix, in each bill that has it', () => {
    expect(match({}, bill('1', [openssl]), bill('2', [openssl]), bill('3', [{ ...openssl, version: mended }]))).toEqual(
      ['openssl 1:3.0.8-1.amzn2023.0.4 in 1,2'],
    );
  });

  it('does not concern another package, another distribution, or what is beyond its fix', () => {
    expect(match({ name: 'curl' }, bill('1', [openssl]))).toEqual([]);
    expect(match({}, bill('1', [openssl], { distribution: 'amzn 2' }))).toEqual([]);
    expect(match({}, bill('1', [{ ...openssl, version: '1:3.2.2-1.amzn2023.0.1' }]))).toEqual([]);
  });

  it('holds for its own architecture, when it names one', () => {
    expect(match({ architecture: 'x86_64' }, bill('1', [openssl]))).toEqual([]);
    expect(match({ architecture: 'aarch64' }, bill('1', [openssl]))).toHaveLength(1);
    expect(match({}, bill('1', [{ ...openssl, architecture: 'noarch' }]))).toHaveLength(1);
  });

  it('of a source package concerns what was made from it, by the version of the source', () => {
    const binary = (version: string, source: string): InstalledPackage => ({
      name: 'libssl3',
      version,
      architecture: 'arm64',
      source: { name: 'openssl', version: source },
    });
    const fix = { distribution: 'debian 12', of: 'source', version: '3.0.11-1~deb12u2' } as const;
    const debian = { distribution: 'debian 12', family: 'dpkg' } as const;
    // A rebuilt binary (+b1) has another version than its source.
    const old = binary('3.0.11-1~deb12u1+b1', '3.0.11-1~deb12u1');
    const fresh = binary('3.0.11-1~deb12u2+b1', '3.0.11-1~deb12u2');
    expect(match(fix, bill('1', [old], debian), bill('2', [fresh], debian))).toEqual([
      'libssl3 3.0.11-1~deb12u1+b1 in 1',
    ]);
    expect(match({ ...fix, of: 'binary' }, bill('1', [old], debian))).toEqual([]);
  });

  it('of a kernel looks at the newest of those that stand side by side', () => {
    const kernel = (version: string) => ({ name: 'kernel', version, architecture: 'aarch64' });
    const fix = { name: 'kernel', version: '6.1.115-126.197.amzn2023' };
    const older = kernel('6.1.94-99.176.amzn2023');
    expect(match(fix, bill('1', [older, kernel('6.1.115-126.197.amzn2023')]))).toEqual([]);
    expect(match(fix, bill('1', [kernel('6.1.112-122.189.amzn2023'), older]))).toEqual([
      'kernel 6.1.112-122.189.amzn2023 in 1',
    ]);
  });

  it.each([
    ['Ubuntu', ['linux-image-6.8.0-1015-aws', '6.8.0-1015.16'], ['linux-image-6.8.0-1016-aws', '6.8.0-1016.17']],
    ['Debian 12', ['linux-image-6.1.0-25-cloud-arm64', '6.1.106-3'], ['linux-image-6.1.0-28-cloud-arm64', '6.1.119-1']],
    ['Debian 13', ['linux-image-6.12.43+deb13-arm64', '6.12.43-1'], ['linux-image-6.12.48+deb13-arm64', '6.12.48-1']],
    [
      'a newer series',
      ['linux-aws-6.5-headers-6.5.0-1024', '6.5.0-1024.24'],
      ['linux-aws-6.8-headers-6.8.0-1021', '6.8.0-1021.23'],
    ],
  ] as const)('of a kernel of dpkg, too, whose releases have names of their own: %s', (_, older, newer) => {
    const kernel = ([name, version]: readonly [string, string]) => ({
      name,
      version,
      architecture: 'arm64',
      source: { name: 'linux', version },
    });
    const debian = { distribution: 'debian 12', family: 'dpkg' } as const;
    const fix = { distribution: 'debian 12', of: 'source', name: 'linux', version: newer[1] } as const;
    const meta = { ...kernel(older), name: 'linux-image-aws' };
    expect(match(fix, bill('1', [kernel(older), kernel(newer)], debian))).toEqual([]);
    expect(match(fix, bill('1', [kernel(older)], debian))).toEqual([`${older[0]} ${older[1]} in 1`]);
    expect(match(fix, bill('1', [meta, kernel(newer)], debian))).toEqual([`linux-image-aws ${older[1]} in 1`]);
  });

  it('whose mended version is not known yet concerns whoever has the package', () => {
    const announced: Fix = { distribution: 'amzn 2023', of: 'binary', name: 'openssl' };
    const packages = new InstalledPackages();
    packages.add(bill('1', [openssl]));
    const found = [...packages.affectedBy({ ...advisory({}), fixes: [announced] })];
    expect(found.map(({ installed }) => installed)).toEqual([openssl]);
  });

  it('of a language concerns the very version that it names, by ecosystem and name', () => {
    const carrying = (version: string) =>
      bill(version, [openssl], {
        languagePackages: [{ ecosystem: 'npm', name: 'lodash', version, paths: ['/app/package-lock.json'] }],
      });
    const fix = { distribution: 'npm', name: 'lodash', installed: '4.17.20', version: '4.17.21' } as const;
    expect(match(fix, carrying('4.17.20'), carrying('4.17.19'))).toEqual(['lodash 4.17.20 in 4.17.20']);
    expect(match({ ...fix, distribution: 'PyPI' }, carrying('4.17.20'))).toEqual([]);
    expect(match({ distribution: 'npm', name: 'lodash', version: '4.17.21' }, carrying('4.17.9'))).toHaveLength(1);
  });
});
