// All that a feed says, in the bucket of documents.

import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Advisory } from '../../lib/contract/advisory.ts';
import { documents, type FeedName } from '../../lib/contract/documents.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { linesOf } from '../../lib/feeds/chunks.ts';
import type { PackedLines } from '../../lib/feeds/pack-lines.ts';
import { unpackGzip } from '../../lib/feeds/unpack-gzip.ts';

const client = new S3Client({});
const bucket = readEnvironment('documentsBucket', process.env);

/** Small: each unpacks to some twenty times as much at once. */
const PIECE = 256 * 1024;

export async function writeFeed(feed: FeedName, { bytes }: PackedLines): Promise<void> {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: documents.feed(feed),
      Body: bytes,
      ContentType: 'application/gzip',
    }),
  );
}

export async function readFeed(feed: FeedName): Promise<AsyncIterable<Advisory> | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: documents.feed(feed) }));
    const bytes = await Body?.transformToByteArray();
    return bytes === undefined ? undefined : advisoriesIn(bytes);
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

async function* advisoriesIn(bytes: Uint8Array): AsyncGenerator<Advisory, void> {
  for await (const line of linesOf(unpackGzip(piecesOf(bytes)))) yield JSON.parse(line) as Advisory;
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
