import { describe, expect, it } from 'vitest';
import { firstFixAfter } from '../../lib/feeds/first-fix-after.ts';
import { oncePerFlaw } from '../../lib/feeds/once-per-flaw.ts';
import { readOsvPackage } from '../../lib/feeds/read-osv-package.ts';

const lodash = (version: string) => ({ ecosystem: 'npm', name: 'lodash', version }) as const;
const range = (fixed: string, type = 'SEMVER') => ({ type, events: [{ introduced: '0' }, { fixed }] });
const record = (change: object = {}) => ({
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-01-02T00:00:00Z',
  published: '2026-01-01T00:00:00Z',
  aliases: ['CVE-2026-1000'],
  database_specific: { severity: 'HIGH' },
  affected: [{ package: { ecosystem: 'npm', name: 'lodash' }, ranges: [range('4.17.21')], versions: ['4.17.0'] }],
  ...change,
});

describe("OSV's record of packages of a language", () => {
  it('is an advisory about just what is installed', () => {
    expect(readOsvPackage(record(), [lodash('4.17.15'), lodash('4.17.20')])).toEqual({
      aliases: ['CVE-2026-1000'],
      advisory: {
        feed: 'osv',
        id: 'GHSA-aaaa-bbbb-cccc',
        cves: ['CVE-2026-1000'],
        severity: 'high',
        publishedAt: '2026-01-01T00:00:00Z',
        changedAt: '2026-01-02T00:00:00Z',
        fixes: [
          { distribution: 'npm', of: 'binary', name: 'lodash', installed: '4.17.15', version: '4.17.21' },
          { distribution: 'npm', of: 'binary', name: 'lodash', installed: '4.17.20', version: '4.17.21' },
        ],
      },
    });
  });

  it('names the fix of the installed line of releases', () => {
    const ranges = [range('3.10.2'), range('4.17.21'), range('abcdef', 'GIT')];
    const affected = [{ package: { ecosystem: 'npm', name: 'lodash' }, ranges }];
    const fixes = readOsvPackage(record({ affected }), [lodash('3.1.0'), lodash('4.0.0')]).advisory.fixes;
    expect(fixes.map(({ version }) => version)).toEqual(['3.10.2', '4.17.21']);
  });

  it('has no version where there is no fix, or only that of another package', () => {
    const open = [
      { package: { ecosystem: 'npm', name: 'lodash' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
    ];
    const other = [{ package: { ecosystem: 'npm', name: 'lodash-es' }, ranges: [range('9.0.0')] }];
    for (const affected of [open, other]) {
      expect(readOsvPackage(record({ affected }), [lodash('4.0.0')]).advisory.fixes).toEqual([
        { distribution: 'npm', of: 'binary', name: 'lodash', installed: '4.0.0' },
      ]);
    }
  });

  it("takes PyPI's spellings of a name for one", () => {
    const affected = [{ package: { ecosystem: 'PyPI', name: 'ruamel-yaml' }, ranges: [range('1.2', 'ECOSYSTEM')] }];
    const installed = { ecosystem: 'PyPI', name: 'Ruamel.YAML', version: '1.0' } as const;
    expect(readOsvPackage(record({ affected }), [installed]).advisory.fixes).toMatchObject([
      { name: 'Ruamel.YAML', version: '1.2' },
    ]);
  });

  it('may be withdrawn, without a severity, or malware', () => {
    expect(readOsvPackage(record({ withdrawn: '2026-02-01T00:00:00Z' }), []).advisory.withdrawn).toBe(true);
    const unrated = { database_specific: {}, severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }] };
    expect(readOsvPackage(record(unrated), []).advisory).not.toHaveProperty('severity');
    expect(readOsvPackage(record({ id: 'MAL-2026-1', database_specific: {} }), []).advisory.severity).toBe('critical');
  });

  it.each([[{}], [[]], ['text'], [record({ affected: 'none' })]])('that is none is a fault: %j', (other) => {
    expect(() => readOsvPackage(other, [])).toThrow('found no OSV record');
  });
});

it('a flaw that two databases describe counts once, with its severity', () => {
  const github = readOsvPackage(record({ aliases: ['PYSEC-2026-1', 'CVE-2026-1'] }), [lodash('4.0.0')]);
  const other = record({ id: 'PYSEC-2026-1', aliases: ['CVE-2026-1'], database_specific: {} });
  const python = readOsvPackage(other, [lodash('4.0.0')]);
  const wider = readOsvPackage({ ...other, id: 'PYSEC-2026-1' }, [lodash('4.0.0'), lodash('5.0.0')]);
  expect(oncePerFlaw([python, github]).map(({ id }) => id)).toEqual(['GHSA-aaaa-bbbb-cccc']);
  expect(oncePerFlaw([wider, github]).map(({ id }) => id)).toEqual(['GHSA-aaaa-bbbb-cccc', 'PYSEC-2026-1']);
});

it.each([
  ['1.0.0', ['0.9', '1.0.1', '2.0.0'], '1.0.1'],
  ['1.9.0', ['1.10.0', '2.0.0'], '1.10.0'],
  ['2.0.0-rc1', ['2.0.0'], '2.0.0'],
  ['v1.2.3', ['v1.2.3+incompatible'], undefined],
  ['1.0', ['1.0.post1'], undefined],
  ['3.0', [], undefined],
])('from %s, of %j, it is %s', (installed, fixes, first) => {
  expect(firstFixAfter(installed, fixes)).toBe(first);
});
