import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { S3State } from '../state.ts';

export function headBucket(input: { Bucket: string }, { state, region }: CallContext<S3State>) {
  if (!state.buckets.has(input.Bucket)) throw notFound();
  return { BucketRegion: region, AccessPointAlias: false };
}
