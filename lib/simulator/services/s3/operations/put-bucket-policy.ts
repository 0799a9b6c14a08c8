import type { CallContext } from '../../../kernel/service.ts';
import { readPolicy } from '../../../policies/document.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

export function putBucketPolicy(input: { Bucket: string; Policy: string }, { state }: CallContext<S3State>) {
  const bucket = bucketOf(state, input.Bucket);
  readPolicy(input.Policy);
  bucket.policy = input.Policy;
  return {};
}
