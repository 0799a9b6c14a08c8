// What the makers publish is read with the readers of the product: if both err, they err alike, which test/feeds rules out.

import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { readAlasRss } from '../../lib/feeds/read-alas-rss.ts';
import { readChangeList } from '../../lib/feeds/read-change-list.ts';
import { readCsaf } from '../../lib/feeds/read-csaf.ts';
import { readDebianTracker } from '../../lib/feeds/read-debian-tracker.ts';
import { readEpss } from '../../lib/feeds/read-epss.ts';
import { readKev } from '../../lib/feeds/read-kev.ts';
import { readMirrorList } from '../../lib/feeds/read-mirror-list.ts';
import { readUbuntuOsv } from '../../lib/feeds/read-osv.ts';
import { readRepomd } from '../../lib/feeds/read-repomd.ts';
import { readUpdateinfo } from '../../lib/feeds/read-updateinfo.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';

let region: Region;

beforeEach(() => {
  region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
});

async function bytes(url: string, posted?: object): Promise<Buffer> {
  const body = Buffer.from(posted === undefined ? '' : JSON.stringify(posted));
  const request = { method: posted === undefined ? 'GET' : 'POST', url, headers: {}, body };
  const answer = await region.during(region.internet.request(request, 'test'));
  expect(answer.status).toBe(200);
  return Buffer.concat([...answer.body]);
}

async function* chunks(url: string): AsyncGenerator<Uint8Array> {
  yield await bytes(url);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function amazon(architecture = 'aarch64') {
  const mirror = await readMirrorList(
    chunks(`https://cdn.amazonlinux.com/al2023/core/mirrors/latest/${architecture}/mirror.list`),
  );
  const { location } = await readRepomd(chunks(`${mirror}repodata/repomd.xml`));
  const unpacked = gunzipSync(await bytes(`${mirror}${location}`));
  const advisories = await all(
    readUpdateinfo(
      (async function* () {
        yield unpacked;
      })(),
      'amzn 2023',
    ),
  );
  return { mirror, advisories };
}

const announced = () => all(readAlasRss(chunks('https://alas.aws.amazon.com/AL2023/alas.rss')));

const OPENSSL = { package: 'openssl', cves: ['CVE-2026-31337'], severity: 'high' } as const;

test('an advisory of Amazon Linux is in the news and in a new release of its repositories', async () => {
  const before = await amazon();
  const { id, fixed } = region.vendor.publishAdvisory(OPENSSL);
  expect(fixed).toBe('openssl 1:3.2.2-1.amzn2023.0.3');
  const { mirror, advisories } = await amazon();
  expect(mirror).not.toBe(before.mirror);
  const found = advisories.find((one) => one.id === id);
  expect(found).toMatchObject({ cves: OPENSSL.cves, severity: 'high', publishedAt: '2026-11-21T00:00:00.000Z' });
  expect(found?.fixes.map(({ name, version, architecture }) => [name, version, architecture])).toEqual([
    ['openssl', '1:3.2.2-1.amzn2023.0.3', 'aarch64'],
    ['openssl-libs', '1:3.2.2-1.amzn2023.0.3', 'aarch64'],
  ]);
  expect((await announced())[0]).toMatchObject({ id, packageName: 'openssl', severity: 'high', cves: OPENSSL.cves });
  expect((await amazon('x86_64')).advisories.at(-1)?.fixes[0]?.architecture).toBe('x86_64');
});

test('one that is only announced has no fix until its repository carries it', async () => {
  const { id } = region.vendor.publishAdvisory({ ...OPENSSL, fix: 'later' });
  expect((await announced())[0]?.id).toBe(id);
  expect((await amazon()).advisories.map((one) => one.id)).not.toContain(id);
  region.vendor.releaseFix(id);
  expect((await amazon()).advisories.map((one) => one.id)).toContain(id);
});

test('advisories change their severity and are taken back', async () => {
  const { id } = region.vendor.publishAdvisory(OPENSSL);
  region.vendor.changeSeverity(id, 'critical');
  expect((await amazon()).advisories.at(-1)).toMatchObject({ id, severity: 'critical' });
  region.vendor.withdrawAdvisory(id);
  expect((await amazon()).advisories.map((one) => one.id)).not.toContain(id);
});

test('flaws are listed as exploited, and scored', async () => {
  const kev = () =>
    all(readKev(chunks('https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json')));
  const epss = async () => {
    const table = gunzipSync(await bytes('https://epss.empiricalsecurity.com/epss_scores-current.csv.gz'));
    return all(
      readEpss(
        (async function* () {
          yield table;
        })(),
      ),
    );
  };
  const before = await kev();
  expect(before.length).toBeGreaterThan(2);
  expect((await epss()).length).toBeGreaterThan(1);
  region.vendor.publishAdvisory({ ...OPENSSL, knownExploited: true, epss: 0.42 });
  expect(await kev()).toHaveLength(before.length + 1);
  expect((await kev())[0]).toEqual({ cve: 'CVE-2026-31337', addedOn: '2026-11-21', ransomware: false });
  expect(await epss()).toContainEqual({ cve: 'CVE-2026-31337', probability: 0.42 });
  region.vendor.setEpss('CVE-2026-31337', 0.9);
  expect(await epss()).toContainEqual({ cve: 'CVE-2026-31337', probability: 0.9 });
});

test('Ubuntu, Debian and Red Hat publish in their own ways', async () => {
  const ubuntu = region.vendor.publishAdvisory({ ...OPENSSL, distribution: 'ubuntu 24.04' });
  const [change] = await all(
    readChangeList(chunks('https://osv-vulnerabilities.storage.googleapis.com/Ubuntu/modified_id.csv')),
  );
  expect(change?.name).toBe(ubuntu.id);
  const record = JSON.parse(
    String(await bytes(`https://osv-vulnerabilities.storage.googleapis.com/Ubuntu/${ubuntu.id}.json`)),
  );
  expect(readUbuntuOsv(record)).toMatchObject({
    cves: OPENSSL.cves,
    severity: 'high',
    fixes: [{ distribution: 'ubuntu 24.04', of: 'source', name: 'openssl', version: '3.0.13-0ubuntu3.7' }],
  });
  region.vendor.publishAdvisory({ ...OPENSSL, distribution: 'debian 12', version: '3.0.18-1~deb12u1' });
  const tracked = await all(readDebianTracker(chunks('https://security-tracker.debian.org/tracker/data/json')));
  expect(tracked).toContainEqual(
    expect.objectContaining({
      cves: OPENSSL.cves,
      fixes: [{ distribution: 'debian 12', of: 'source', name: 'openssl', version: '3.0.18-1~deb12u1' }],
    }),
  );
  region.vendor.publishAdvisory({ ...OPENSSL, distribution: 'rhel 9.7' });
  const csaf = 'https://security.access.redhat.com/data/csaf/v2/advisories';
  const [document] = await all(readChangeList(chunks(`${csaf}/changes.csv`)));
  expect(readCsaf(JSON.parse(String(await bytes(`${csaf}/${document?.name}`))))).toMatchObject({
    severity: 'high',
    fixes: expect.arrayContaining([
      { distribution: 'rhel 9', of: 'binary', name: 'openssl-libs', version: '1:3.5.1-5.el9', architecture: 'aarch64' },
    ]),
  });
});

test('OSV says what affects a package of a language', async () => {
  const { id } = region.vendor.publishAdvisory({
    distribution: 'npm',
    package: 'left-pad',
    cves: ['CVE-2026-1'],
    version: '1.3.1',
  });
  const query = (version: string) => ({ package: { ecosystem: 'npm', name: 'left-pad' }, version });
  const asked = await bytes('https://api.osv.dev/v1/querybatch', { queries: [query('1.3.0'), query('1.3.1')] });
  expect(JSON.parse(String(asked)).results).toEqual([{ vulns: [{ id, modified: '2026-11-21T00:00:00Z' }] }, {}]);
  expect(JSON.parse(String(await bytes(`https://api.osv.dev/v1/vulns/${id}`)))).toMatchObject({
    id,
    aliases: ['CVE-2026-1'],
  });
});

test('a base image brings the newest release, and one from before is locked to its own', () => {
  const parameter = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';
  const older = region.vendor.publishBaseImage({ parameter }).amiId;
  region.vendor.publishAdvisory(OPENSSL);
  const newer = region.vendor.publishBaseImage({ parameter }).amiId;
  const versionOn = (amiId: string, name: string) => region.world.disks.of(amiId).packages.get(name)?.version;
  expect(versionOn(older, 'openssl')).toBe('1:3.2.2-1.amzn2023.0.2');
  expect(versionOn(newer, 'openssl')).toBe('1:3.2.2-1.amzn2023.0.3');
  expect(versionOn(newer, 'system-release')).toBe('0:2023.14.20261121-0.amzn2023');
});
