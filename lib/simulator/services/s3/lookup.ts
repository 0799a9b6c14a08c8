import { createHash } from 'node:crypto';
import type { CallContext } from '../../kernel/service.ts';
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

/** Who may not list a bucket is not told what is missing in it. Throws AccessDenied. */
export function requireListing({ call, caller }: CallContext<S3State>, Bucket: string): void {
  call('s3', 'HeadBucket', { Bucket }, { as: caller });
}
