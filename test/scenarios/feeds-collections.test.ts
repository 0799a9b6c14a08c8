// Feeds that are read document by document: Ubuntu's notices, Red Hat's advisories, OSV's answers about packages of languages.

import { expect, test } from 'vitest';
import type { LanguagePackage } from '../../lib/contract/bill-of-materials.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { deployedRegion } from './deployed-region.ts';
import { addresses, asked, markOf, nextLook, recorded, stored, writeBill } from './feeds.ts';

const timeout = 300_000;

function publishNotices(region: Region, notices: Record<string, { changedAt: string; fixed: string }>): void {
  const lines = Object.entries(notices).map(([id, { changedAt }]) => `${changedAt},${id}`);
  region.internet.publish(`${addresses.ubuntu}/modified_id.csv`, lines.toSorted().toReversed().join('\n'));
  for (const [id, { changedAt, fixed }] of Object.entries(notices)) {
    const range = { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] };
    const affected = [{ package: { ecosystem: 'Ubuntu:24.04:LTS', name: 'curl' }, ranges: [range] }];
    region.internet.publish(
      `${addresses.ubuntu}/${id}.json`,
      JSON.stringify({ id, modified: changedAt, upstream: ['CVE-2026-1000'], affected }),
    );
  }
}

test('of a collection only what changed is read, into what is known', { timeout }, async () => {
  const region = await deployedRegion();
  writeBill(region, { distribution: 'ubuntu 24.04', family: 'dpkg', packages: [] });
  const first = {
    'USN-1-1': { changedAt: '2026-11-01T00:00:00.000001Z', fixed: '8.5.0-2ubuntu10.1' },
    'USN-2-1': { changedAt: '2026-11-02T00:00:00Z', fixed: '8.5.0-2ubuntu10.2' },
    'UBUNTU-CVE-2026-1000': { changedAt: '2026-11-02T00:00:00Z', fixed: '8.5.0-2ubuntu10.2' },
  };
  publishNotices(region, first);
  await nextLook(region, 'ubuntu');
  const versions = () => stored(region, 'ubuntu')?.map(({ id, fixes }) => `${id} ${fixes[0].version}`);
  expect(versions()).toEqual(['USN-1-1 8.5.0-2ubuntu10.1', 'USN-2-1 8.5.0-2ubuntu10.2']);
  expect(markOf(region, 'ubuntu')).toMatchObject({ watermark: '2026-11-02T00:00:00.000000Z', listed: 3, behind: 0 });

  const requests = asked(region);
  const second = {
    ...first,
    'USN-1-1': { changedAt: '2026-11-20T00:00:00Z', fixed: '8.5.0-2ubuntu10.9' },
    'USN-3-1': { changedAt: '2026-11-21T00:00:00Z', fixed: '8.5.0-2ubuntu10.3' },
  };
  publishNotices(region, second);
  region.internet.fault({ url: `${addresses.ubuntu}/USN-3-1.json`, name: 'half-sent' });
  const before = markOf(region, 'ubuntu');
  expect((await nextLook(region, 'ubuntu'))['fault']).toContain('USN-3-1.json');
  expect([markOf(region, 'ubuntu'), stored(region, 'ubuntu')?.length]).toEqual([before, 2]);

  region.internet.mend();
  await nextLook(region, 'ubuntu');
  expect(versions()).toEqual(['USN-2-1 8.5.0-2ubuntu10.2', 'USN-1-1 8.5.0-2ubuntu10.9', 'USN-3-1 8.5.0-2ubuntu10.3']);
  expect(requests.filter((request) => request.includes('USN-2-1'))).toEqual([]);

  // A list that was cut off at its source.
  region.internet.publish(`${addresses.ubuntu}/modified_id.csv`, '2026-11-22T00:00:00Z,USN-1-1\n');
  expect((await nextLook(region, 'ubuntu'))['fault']).toContain('names 1 documents, after 4 before');
});

const advisory = (id: string, version: string) => {
  const cpe = 'cpe:/o:redhat:enterprise_linux:9::baseos';
  const purl = `pkg:rpm/redhat/openssl@${version}?arch=src&epoch=1`;
  const product = (product_id: string, helper: object) => ({
    product: { product_id, product_identification_helper: helper },
  });
  return JSON.stringify({
    document: {
      tracking: { id, initial_release_date: '2026-11-01T00:00:00Z', current_release_date: '2026-11-01T00:00:00Z' },
      aggregate_severity: { text: 'Important' },
    },
    product_tree: {
      branches: [product('base', { cpe }), product('package', { purl })],
      relationships: [
        {
          product_reference: 'package',
          relates_to_product_reference: 'base',
          full_product_name: { product_id: 'base:package' },
        },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-1000', product_status: { fixed: ['base:package'] } }],
  });
};

test("Red Hat's advisories come and go with its lists", { timeout }, async () => {
  const region = await deployedRegion();
  const { redHat } = addresses;
  const requests = asked(region);
  writeBill(region, { distribution: 'rhel 9', packages: [] });
  const rows = [
    '"2026/rhsa-2026_0002.json","2026-11-02T00:00:00+00:00"',
    '"2026/rhsa-2026_0001.json","2026-11-01T00:00:00+00:00"',
    '"2026/rhba-2026_0003.json","2026-11-01T00:00:00+00:00"',
    '"2019/rhsa-2019_0001.json","2019-11-01T00:00:00+00:00"',
  ];
  region.internet.publish(`${redHat}/changes.csv`, rows.join('\r\n'));
  region.internet.publish(`${redHat}/2026/rhsa-2026_0001.json`, advisory('RHSA-2026:0001', '3.2.2-6.el9'));
  region.internet.publish(`${redHat}/2026/rhsa-2026_0002.json`, advisory('RHSA-2026:0002', '3.2.2-7.el9'));
  await nextLook(region, 'red-hat');
  expect(stored(region, 'red-hat')).toMatchObject([
    { id: 'RHSA-2026:0001', severity: 'high', fixes: [{ distribution: 'rhel 9', version: '1:3.2.2-6.el9' }] },
    { id: 'RHSA-2026:0002' },
  ]);
  expect(requests.filter((request) => /2019|rhba/.test(request))).toEqual([]);

  region.internet.publish(`${redHat}/deletions.csv`, '"2026/rhsa-2026_0001.json","2026-11-20T00:00:00+00:00"\n');
  region.internet.publish(
    `${redHat}/changes.csv`,
    ['"2026/rhsa-2026_0004.json","2026-11-21T00:00:00+00:00"', ...rows].join('\n'),
  );
  region.internet.publish(`${redHat}/2026/rhsa-2026_0004.json`, advisory('RHSA-2026:0004', '3.2.2-8.el9'));
  await nextLook(region, 'red-hat');
  expect(stored(region, 'red-hat')?.map(({ id }) => id)).toEqual(['RHSA-2026:0002', 'RHSA-2026:0004']);
});

test('OSV is asked about just the packages that the bills carry', { timeout }, async () => {
  const region = await deployedRegion();
  const { osv } = addresses;
  const languagePackages: LanguagePackage[] = [
    { ecosystem: 'npm', name: 'lodash', version: '4.17.15', paths: ['/srv/package-lock.json'] },
    { ecosystem: 'PyPI', name: 'requests', version: '2.0.0', paths: ['/srv/requirements.txt'] },
  ];
  const bodies: { queries: { package: { name: string }; page_token?: string }[] }[] = [];
  let modified = '2026-11-01T00:00:00Z';
  region.internet.answer(`${osv}/querybatch`, ({ body }) => {
    const asking = JSON.parse(Buffer.from(body).toString());
    bodies.push(asking);
    const results = asking.queries.map(({ package: { name }, page_token: token }: (typeof bodies)[0]['queries'][0]) => {
      if (name !== 'lodash') return {};
      return token === undefined
        ? { vulns: [{ id: 'GHSA-1', modified }], next_page_token: 'more' }
        : { vulns: [{ id: 'GHSA-2', modified }] };
    });
    return { body: JSON.stringify({ results }) };
  });
  const record = (id: string, change: object = {}) => {
    const ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '4.17.21' }] }];
    const affected = [{ package: { ecosystem: 'npm', name: 'lodash' }, ranges }];
    const text = JSON.stringify({ id, modified, affected, database_specific: { severity: 'HIGH' }, ...change });
    region.internet.publish(`${osv}/vulns/${id}`, text);
  };
  record('GHSA-1');
  record('GHSA-2');
  writeBill(region);
  expect(await nextLook(region, 'osv')).toHaveProperty('idle');
  writeBill(region, { version: '2026.11.20-2', languagePackages });
  const requests = asked(region);
  await nextLook(region, 'osv');
  expect(stored(region, 'osv')).toMatchObject([
    { id: 'GHSA-1', severity: 'high', fixes: [{ distribution: 'npm', installed: '4.17.15', version: '4.17.21' }] },
    { id: 'GHSA-2' },
  ]);
  expect(bodies.map(({ queries }) => queries.map(({ package: { name } }) => name))).toEqual([
    ['requests', 'lodash'],
    ['lodash'],
  ]);

  requests.length = 0;
  await nextLook(region, 'osv');
  expect(requests.filter((request) => request.includes('/vulns/'))).toEqual([]);

  modified = '2026-11-20T00:00:00Z';
  record('GHSA-1', { withdrawn: '2026-11-20T00:00:00Z' });
  await nextLook(region, 'osv');
  expect(stored(region, 'osv')?.find(({ id }) => id === 'GHSA-1')).toMatchObject({ withdrawn: true });
  expect(recorded(region, 'osv')['entries']).toBe('2');
});
