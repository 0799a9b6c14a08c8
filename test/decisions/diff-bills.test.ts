import { expect, test } from 'vitest';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import type { Exposure, ExposureReport } from '../../lib/contract/exposure.ts';
import { diffBills } from '../../lib/decisions/diff-bills.ts';
import { diffExposures } from '../../lib/decisions/diff-exposures.ts';

/** Of packages such as `bash 0:5.1-1`, all of one architecture. */
function bill(...packages: string[]): BillOfMaterials {
  return {
    image: 'web',
    version: '2026.11.21-1',
    distribution: 'amzn 2023',
    family: 'rpm',
    packages: packages.map((text) => {
      const [name = '', version = ''] = text.split(' ');
      return { name, version, architecture: 'aarch64' };
    }),
  };
}

test('packages are gained, lost, changed, or the same', () => {
  const before = bill('bash 0:5.1-1', 'curl 0:8.0-1', 'gone 0:1-1', 'zlib 0:1.9-1');
  const after = bill('bash 0:5.1-1', 'curl 0:8.1-1', 'new 0:1-1', 'zlib 0:1.10-1');
  const aarch64 = { architecture: 'aarch64' };
  expect(diffBills(before, after)).toEqual({
    gained: [{ name: 'new', ...aarch64, version: '0:1-1' }],
    lost: [{ name: 'gone', ...aarch64, version: '0:1-1' }],
    changed: [
      { name: 'curl', ...aarch64, from: '0:8.0-1', to: '0:8.1-1' },
      { name: 'zlib', ...aarch64, from: '0:1.9-1', to: '0:1.10-1' },
    ],
    same: 1,
  });
});

test('a package that went back is said to be older', () => {
  expect(diffBills(bill('openssl 1:3.0-2'), bill('openssl 1:3.0-1')).changed).toMatchObject([{ older: true }]);
});

test('kernels stand side by side: the one that is new and the one that is gone are a change', () => {
  const before = bill('kernel 0:6.1.1-1', 'kernel 0:6.1.2-1');
  const after = bill('kernel 0:6.1.2-1', 'kernel 0:6.1.3-1');
  expect(diffBills(before, after)).toMatchObject({ changed: [{ from: '0:6.1.1-1', to: '0:6.1.3-1' }], same: 1 });
  expect(diffBills(before, before)).toMatchObject({ gained: [], lost: [], changed: [], same: 2 });
});

test('packages of languages are told apart from those of the distribution, and are not ordered', () => {
  const inNpm = (version: string): BillOfMaterials => ({
    ...bill('express 0:1-1'),
    languagePackages: [{ ecosystem: 'npm', name: 'express', version, paths: ['/srv/package-lock.json'] }],
  });
  expect(diffBills(inNpm('4.19.2'), inNpm('4.18.0'))).toMatchObject({
    changed: [{ name: 'express', ecosystem: 'npm', from: '4.19.2', to: '4.18.0' }],
    same: 1,
  });
  expect(diffBills(inNpm('4.19.2'), inNpm('4.18.0')).changed[0]).not.toHaveProperty('older');
});

test('flaws are fixed, gained, or still there: one of each CVE, the worst first', () => {
  const exposure = (cves: string[], name: string, more: Partial<Exposure> = {}): Exposure => ({
    feed: 'amazon-linux',
    advisory: `ALAS-${name}`,
    cves,
    knownExploited: false,
    seenAt: '2026-11-21T00:00:00.000Z',
    package: { name, version: '0:1-1', architecture: 'aarch64' },
    fixOf: 'binary',
    fix: 'installable',
    when: 'settle',
    reason: '',
    ...more,
  });
  const report = (...exposures: Exposure[]): ExposureReport => ({
    image: 'web',
    version: '2026.11.21-1',
    distribution: 'amzn 2023',
    lookedAt: '2026-11-21T00:00:00.000Z',
    exposures,
  });
  const before = report(
    exposure(['CVE-2026-1'], 'curl', { severity: 'low' }),
    exposure(['CVE-2026-1'], 'libcurl', { severity: 'high' }),
    exposure(['CVE-2026-2', 'CVE-2026-3'], 'bash'),
  );
  const after = report(
    exposure(['CVE-2026-3'], 'bash'),
    exposure([], 'zlib'),
    exposure(['CVE-2026-4'], 'gnutls', { knownExploited: true }),
  );
  const nothing = bill();
  expect(diffExposures({ report: before, bill: nothing }, { report: after, bill: nothing })).toEqual({
    gained: [
      { id: 'CVE-2026-4', packages: ['gnutls'], knownExploited: true },
      { id: 'ALAS-zlib', packages: ['zlib'], knownExploited: false },
    ],
    fixed: [
      { id: 'CVE-2026-1', packages: ['curl', 'libcurl'], severity: 'high', knownExploited: false },
      { id: 'CVE-2026-2', packages: ['bash'], knownExploited: false },
    ],
    still: [{ id: 'CVE-2026-3', packages: ['bash'], knownExploited: false }],
  });
  // Found since in what both have: nobody looked at the first again.
  const carrying = bill('gnutls 0:1-1');
  expect(diffExposures({ report: before, bill: carrying }, { report: after, bill: carrying })).toMatchObject({
    gained: [{ id: 'ALAS-zlib' }],
    still: [{ id: 'CVE-2026-4' }, { id: 'CVE-2026-3' }],
  });
});
