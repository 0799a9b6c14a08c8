import type { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { BillOfMaterials } from '../../lib/contract/bill-of-materials.ts';
import { documents, type FeedName } from '../../lib/contract/documents.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ExposureReport } from '../../lib/contract/exposure.ts';
import type { BilledVersion } from '../../lib/decisions/match-advisories.ts';

const s3 = new S3Client({});
const bucket = readEnvironment('documentsBucket', process.env);

/** Undefined where nobody could list what is installed. */
export async function readBill(image: string, version: string): Promise<BillOfMaterials | undefined> {
  const text = await readText(documents.bill(image, version));
  return text === undefined ? undefined : JSON.parse(text);
}

export async function readReport({ image, version }: BilledVersion): Promise<ExposureReport | undefined> {
  const text = await readText(documents.exposure(image, version));
  // One that this version of Goldsmith does not understand is written anew.
  return text === undefined ? undefined : ExposureReport.safeParse(JSON.parse(text)).data;
}

/** A look that finds what was known writes nothing: it is taken every hour. */
export async function writeReport(report: ExposureReport, before: ExposureReport | undefined): Promise<void> {
  if (before !== undefined && textOf({ ...report, lookedAt: before.lookedAt }) === textOf(before)) return;
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: documents.exposure(report.image, report.version),
      Body: JSON.stringify(report),
      ContentType: 'application/json',
    }),
  );
}

/** With the keys of its shape, in their order. */
const textOf = (report: ExposureReport) => JSON.stringify(ExposureReport.parse(report));

async function readText(key: string): Promise<string | undefined> {
  return (await get(key))?.transformToString();
}

/** What a feed says, packed; undefined before it was read for the first time. */
export async function readFeed(feed: FeedName): Promise<Readable | undefined> {
  // In Node.js the SDK gives nothing else.
  return (await get(documents.feed(feed))) as Readable | undefined;
}

async function get(key: string) {
  try {
    return (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body;
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return undefined;
    throw error;
  }
}
