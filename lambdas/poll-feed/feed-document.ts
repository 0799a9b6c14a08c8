// All that a feed says, in the bucket of documents. It is packed piece by piece, and written only when all of it was read.

import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Gzip } from 'fflate';
import type { Advisory } from '../../lib/contract/advisory.ts';
import { documents, type FeedName } from '../../lib/contract/documents.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { linesOf } from '../../lib/feeds/chunks.ts';
import { FeedFault } from '../../lib/feeds/feed-fault.ts';
import { unpackGzip } from '../../lib/feeds/unpack-gzip.ts';

const client = new S3Client({});
const bucket = readEnvironment('documentsBucket', process.env);

/** Packed; some twenty times as much unpacked. It is held until it is written. */
const LIMIT = 128 * 2 ** 20;
const PIECE = 256 * 1024;

export interface PackedFeed {
  readonly bytes: Uint8Array;
  readonly entries: number;
  /** Of the lines: what packs otherwise is no other document. */
  readonly digest: string;
}

/** @throws FeedFault of the reader, or when there is more than anybody meant */
export async function packFeed(entries: AsyncIterable<object>): Promise<PackedFeed> {
  const packed: Uint8Array[] = [];
  let size = 0;
  const gzip = new Gzip({ level: 6, mtime: 0 }, (piece) => {
    packed.push(piece);
    size += piece.byteLength;
  });
  const hash = createHash('sha256');
  const encoder = new TextEncoder();
  let count = 0;
  let lines = '';
  const push = (last: boolean) => {
    hash.update(lines);
    gzip.push(encoder.encode(lines), last);
    lines = '';
    if (size > LIMIT) throw new FeedFault(`says more than ${LIMIT} bytes can hold`);
  };
  for await (const entry of entries) {
    count++;
    lines += `${JSON.stringify(entry)}\n`;
    if (lines.length >= PIECE) push(false);
  }
  push(true);
  return { bytes: Buffer.concat(packed), entries: count, digest: hash.digest('hex') };
}

export async function writeFeed(feed: FeedName, { bytes }: PackedFeed): Promise<void> {
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

/** Small ones: each unpacks to some twenty times as much at once. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
