import type { CallContext } from '../../../kernel/service.ts';
import { readPolicy } from '../../../policies/document.ts';
import { noSuchConfiguration } from '../errors.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

export function putBucketPolicy(input: { Bucket: string; Policy: string }, { state }: CallContext<S3State>) {
  const bucket = bucketOf(state, input.Bucket);
  readPolicy(input.Policy);
  bucket.policy = input.Policy;
  return {};
}

export function getBucketPolicy(input: { Bucket: string }, { state }: CallContext<S3State>) {
  const { policy } = bucketOf(state, input.Bucket);
  if (policy === undefined) throw noSuchConfiguration('NoSuchBucketPolicy', 'The bucket policy does not exist');
  return { Policy: policy };
}

export function deleteBucketPolicy(input: { Bucket: string }, { state }: CallContext<S3State>) {
  bucketOf(state, input.Bucket).policy = undefined;
  return {};
}
