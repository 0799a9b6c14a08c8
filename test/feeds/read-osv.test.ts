import { describe, expect, it, test } from 'vitest';
import { readUbuntuOsv } from '../../lib/feeds/read-osv.ts';
import { published } from './feed-of.ts';

const affected = (ecosystem: string, fixed: string, change = {}) => ({
  package: { ecosystem, name: 'snapd' },
  ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
  ...change,
});
const record = (change: object) => ({
  id: 'USN-1-1',
  modified: '2026-01-02T00:00:00Z',
  published: '2026-01-01T00:00:00Z',
  upstream: ['UBUNTU-CVE-2026-1', 'CVE-2026-1'],
  affected: [affected('Ubuntu:24.04:LTS', '2.63+24.04')],
  ...change,
});

describe("Ubuntu's OSV record", () => {
  it('is an advisory about source packages', () => {
    expect(readUbuntuOsv(record({ severity: [{ type: 'Ubuntu', score: 'high' }] }))).toEqual({
      feed: 'ubuntu',
      id: 'USN-1-1',
      cves: ['CVE-2026-1'],
      severity: 'high',
      publishedAt: '2026-01-01T00:00:00Z',
      changedAt: '2026-01-02T00:00:00Z',
      fixes: [{ distribution: 'ubuntu 24.04', of: 'source', name: 'snapd', version: '2.63+24.04' }],
    });
  });

  it('mends nothing that needs a subscription', () => {
    expect(readUbuntuOsv(record({ affected: [affected('Ubuntu:Pro:24.04:LTS', '2.63')] }))).toBeUndefined();
    expect(readUbuntuOsv(record({ affected: [affected('Ubuntu:22.04:LTS', '1.2-3ubuntu1+esm2')] }))).toBeUndefined();
    expect(readUbuntuOsv(record({ affected: [affected('Ubuntu:22.04:LTS', '1.2~esm1')] }))).toBeUndefined();
  });

  it('mends nothing without a fix', () => {
    const open = affected('Ubuntu:25.10', '', { ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }] });
    expect(readUbuntuOsv(record({ affected: [open] }))).toBeUndefined();
    expect(readUbuntuOsv(record({ affected: [affected('Ubuntu:25.10', '2.0')] }))?.fixes).toMatchObject([
      { distribution: 'ubuntu 25.10' },
    ]);
  });

  it('takes the worst priority, and no CVSS for one', () => {
    const cve = (score: string, type = 'Ubuntu') => ({ id: 'CVE-2026-9', severity: [{ type, score }] });
    const specific = { cves_map: { cves: [cve('low'), cve('critical'), cve('CVSS:3.1/AV:N', 'CVSS_V3')] } };
    const found = readUbuntuOsv(
      record({ affected: [affected('Ubuntu:24.04:LTS', '2', { database_specific: specific })] }),
    );
    expect(found).toMatchObject({ severity: 'critical', cves: ['CVE-2026-1', 'CVE-2026-9'] });
    expect(
      readUbuntuOsv(record({ severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }] }))?.severity,
    ).toBeUndefined();
  });

  it('may be withdrawn', () => {
    expect(readUbuntuOsv(record({ withdrawn: '2026-02-01T00:00:00Z' }))?.withdrawn).toBe(true);
  });

  it.each([[{}], [[]], ['text'], [record({ affected: 'none' })]])('that is none is a fault: %j', (other) => {
    expect(() => readUbuntuOsv(other)).toThrow('found no OSV record');
  });
});

test.skipIf(published('ubuntu-osv-USN-5614-1.json') === undefined)('what Canonical published is read', () => {
  const parse = (name: string) => readUbuntuOsv(JSON.parse(new TextDecoder().decode(published(name))));
  expect(parse('ubuntu-osv-USN-5614-1.json')).toMatchObject({
    id: 'USN-5614-1',
    cves: ['CVE-2021-3782'],
    severity: 'medium',
  });
  expect(
    parse('ubuntu-osv-CVE-2021-3782.json')?.fixes.map(({ distribution, version }) => `${distribution} ${version}`),
  ).toEqual([
    'ubuntu 18.04 1.16.0-1ubuntu1.1~18.04.4',
    'ubuntu 20.04 1.18.0-1ubuntu0.1',
    'ubuntu 22.04 1.20.0-1ubuntu0.1',
  ]);
});
