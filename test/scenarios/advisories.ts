// What the scenarios of advisories put into the bucket of documents, and what they find there.

import { gzipSync } from 'node:zlib';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Advisory } from '../../lib/contract/advisory.ts';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents, type FeedName } from '../../lib/contract/documents.ts';
import { ExposureReport } from '../../lib/contract/exposure.ts';
import { EVENT_SOURCE, eventTypes } from '../../lib/contract/names.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import type { ImageSettings } from '../../lib/contract/settings.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { core, image, parameter } from './builds.ts';

export const openssl = { name: 'openssl', version: '1:3.0.8-1.amzn2023.0.4', architecture: 'aarch64' };
export const mended = '1:3.0.8-1.amzn2023.0.11';

export const advisory = (change: Partial<Advisory> = {}): Advisory => ({
  feed: 'amazon-linux',
  id: 'ALAS2023-2026-001',
  cves: ['CVE-2026-0001'],
  severity: 'high',
  publishedAt: '2026-11-20T00:00:00.000Z',
  fixes: [{ distribution: 'amzn 2023', of: 'binary', name: 'openssl', architecture: 'aarch64', version: mended }],
  ...change,
});

/** As the image's stack would have it after a change of goldsmith.yaml. */
export function wish(region: Region, change: Pick<ImageSettings, 'updates'> & Partial<ImageSettings>): void {
  const Name = parameters.imageSettings(image);
  const Value = JSON.stringify({ ...JSON.parse(parameter(region, Name) ?? '{}'), ...change });
  region.call('ssm', 'PutParameter', { Name, Value, Overwrite: true });
}

export async function putBill(region: Region, version: string, packages: BillOfMaterials['packages']): Promise<void> {
  const bill: BillOfMaterials = { image, version, distribution: 'amzn 2023', family: 'rpm', packages };
  await put(region, documents.bill(image, version), JSON.stringify(bill));
}

/** What the poll of a feed would write, and tell of. */
export async function sayInFeed(region: Region, feed: FeedName, items: readonly object[]): Promise<void> {
  const lines = items.map((item) => `${JSON.stringify(item)}\n`).join('');
  await put(region, documents.feed(feed), gzipSync(lines));
  const changedAt = new Date(region.kernel.clock.nowMs).toISOString();
  region.call('eventbridge', 'PutEvents', {
    Entries: [{ Source: EVENT_SOURCE, DetailType: eventTypes.feed, Detail: JSON.stringify({ feed, changedAt }) }],
  });
  await region.run({ forMs: 60_000 });
}

export async function report(region: Region, version: string): Promise<ExposureReport | undefined> {
  const s3 = region.client(S3Client);
  const asked = s3.send(
    new GetObjectCommand({ Bucket: core(region).documents, Key: documents.exposure(image, version) }),
  );
  try {
    const text = await region.during(asked.then(({ Body }) => Body?.transformToString()));
    return ExposureReport.parse(JSON.parse(text ?? ''));
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return undefined;
    throw error;
  }
}

async function put(region: Region, key: string, body: string | Uint8Array): Promise<void> {
  const s3 = region.client(S3Client);
  await region.during(s3.send(new PutObjectCommand({ Bucket: core(region).documents, Key: key, Body: body })));
}
