import { createHash } from 'node:crypto';
import { noSuchBucket } from './errors.ts';
import type { Bucket, S3State } from './state.ts';

export function bucketOf(state: S3State, name: string): Bucket {
  const bucket = state.buckets.get(name);
  if (bucket === undefined) throw noSuchBucket(name);
  return bucket;
}

export function etagOf(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
