import type { CallContext } from '../../../kernel/service.ts';
import { noSuchConfiguration } from '../errors.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

export function getBucketPolicy(input: { Bucket: string }, { state }: CallContext<S3State>) {
  const { policy } = bucketOf(state, input.Bucket);
  if (policy === undefined) throw noSuchConfiguration('NoSuchBucketPolicy', 'The bucket policy does not exist');
  return { Policy: policy };
}
