// What the scenarios of feeds look at, and what the makers publish in them.

import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents, type FeedName } from '../../lib/contract/documents.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { eventTypes } from '../../lib/contract/names.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { core } from './builds.ts';

export const HOUR_MS = 3_600_000;

export const addresses = {
  kev: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
  epss: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
  debian: 'https://security-tracker.debian.org/tracker/data/json',
  mirrors: 'https://cdn.amazonlinux.com/al2023/core/mirrors/latest/aarch64/mirror.list',
  repository: 'https://cdn.amazonlinux.com/al2023/core/guids/abc/aarch64/',
  page: 'https://alas.aws.amazon.com/AL2023/alas.rss',
  ubuntu: 'https://osv-vulnerabilities.storage.googleapis.com/Ubuntu',
  redHat: 'https://security.access.redhat.com/data/csaf/v2/advisories',
  osv: 'https://api.osv.dev/v1',
} as const;

/** Writes a bill as a build does: from now on feeds are asked for what is in it. */
export function writeBill(region: Region, change: Partial<BillOfMaterials> = {}): void {
  const bill: BillOfMaterials = {
    image: 'web',
    version: '2026.11.20-1',
    distribution: 'amzn 2023',
    family: 'rpm',
    packages: [{ name: 'curl', version: '0:8.5.0-1.amzn2023.0.1', architecture: 'aarch64' }],
    ...change,
  };
  region.call('s3', 'PutObject', {
    Bucket: core(region).documents,
    Key: documents.bill(bill.image, bill.version),
    Body: Buffer.from(JSON.stringify(bill)),
  });
}

/** What the feed's document says; undefined while there is none. */
export function stored(region: Region, feed: FeedName): any[] | undefined {
  try {
    const { Body } = region.call('s3', 'GetObject', { Bucket: core(region).documents, Key: documents.feed(feed) });
    const lines = gunzipSync(Body as Uint8Array)
      .toString()
      .split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  } catch (error) {
    if ((error as { code?: string }).code === 'NoSuchKey') return undefined;
    throw error;
  }
}

/** The feed's item of the ledger, its texts and numbers as they are. */
export function recorded(region: Region, feed: FeedName): Record<string, string | undefined> {
  const { pk, sk } = ledgerKeys.feed(feed);
  const { Item = {} } = region.call('dynamodb', 'GetItem', {
    TableName: core(region).table,
    Key: { pk: { S: pk }, sk: { S: sk } },
    ConsistentRead: true,
  });
  return Object.fromEntries(Object.entries(Item).map(([key, value]: [string, any]) => [key, value.S ?? value.N]));
}

export const markOf = (region: Region, feed: FeedName) => JSON.parse(recorded(region, feed)['mark'] ?? '{}');

export function alarmState(region: Region, feed: FeedName): string {
  const { MetricAlarms } = region.call('cloudwatch', 'DescribeAlarms', { AlarmNames: [`goldsmith-feed-${feed}`] });
  return MetricAlarms[0].StateValue;
}

/** Runs until the feed was looked at once more. */
export async function nextLook(region: Region, feed: FeedName): Promise<Record<string, string | undefined>> {
  const before = recorded(region, feed)['lookedAt'];
  const done = () => {
    const { lookedAt, heldBy } = recorded(region, feed);
    return lookedAt !== undefined && lookedAt !== before && heldBy === undefined;
  };
  await region.run({ until: done, limitMs: 3 * HOUR_MS });
  // What follows the record: the event and the metric.
  await region.run({ forMs: 5000 });
  return recorded(region, feed);
}

/** Addresses that functions asked for from now on, with what was answered. */
export function asked(region: Region): string[] {
  const requests: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'web') requests.push(`${entry.url} ${entry.outcome}`);
  });
  return requests;
}

/** Details of events about feeds from now on. */
export function changes(region: Region): string[] {
  const told: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'event' && entry.type === eventTypes.feed) told.push(String(entry.detail['feed']));
  });
  return told;
}

export const catalogue = (version: string, ...cves: string[]) =>
  JSON.stringify({
    title: 'CISA Catalog of Known Exploited Vulnerabilities',
    catalogVersion: version,
    count: cves.length,
    vulnerabilities: cves.map((cveID) => ({ cveID, dateAdded: '2026-11-20', knownRansomwareCampaignUse: 'Unknown' })),
  });

export const probabilities = (day: string, ...cves: string[]) =>
  gzipSync(
    [`#model_version:v2026.01.01,score_date:${day}T00:00:00+0000`, 'cve,epss,percentile']
      .concat(cves.map((cve) => `${cve},0.5,0.9`))
      .join('\n'),
  );

export const tracker = (...cves: string[]) =>
  JSON.stringify({
    curl: Object.fromEntries(
      cves.map((cve) => [
        cve,
        { releases: { trixie: { status: 'resolved', fixed_version: '8.14.1-2+deb13u1', urgency: 'high' } } },
      ]),
    ),
  });

export function publishAmazonLinux(region: Region, ids: readonly string[], announced: readonly string[] = []): void {
  const updates = ids.map(
    (id) => `<update type="security"><id>${id}</id><issued date="2026-11-20 10:00"/><severity>Important</severity>
      <references><reference id="CVE-2026-1000" type="cve" href="x" title=""/></references><pkglist><collection short="c">
      <package name="curl" epoch="0" version="8.5.0" release="1.amzn2023.0.9" arch="aarch64"/></collection></pkglist></update>`,
  );
  const packed = gzipSync(`<?xml version="1.0"?><updates>${updates.join('')}</updates>`);
  const hex = createHash('sha256').update(packed).digest('hex');
  const data = `<data type="updateinfo"><checksum type="sha256">${hex}</checksum><location href="repodata/updateinfo.xml.gz"/></data>`;
  const items = announced.map(
    (id) => `<item><title>${id} (critical): openssl</title><description>CVE-2026-2000</description>
      <pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>`,
  );
  region.internet.publish(addresses.mirrors, `${addresses.repository}\n`);
  region.internet.publish(
    `${addresses.repository}repodata/repomd.xml`,
    `<repomd><revision>1</revision>${data}</repomd>`,
  );
  region.internet.publish(`${addresses.repository}repodata/updateinfo.xml.gz`, packed);
  region.internet.publish(addresses.page, `<rss version="2.0"><channel>${items.join('')}</channel></rss>`);
}
