import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

export function getBucketLocation(input: { Bucket: string }, { state, region }: CallContext<S3State>) {
  bucketOf(state, input.Bucket);
  // Buckets of us-east-1 have no location.
  return region === 'us-east-1' ? {} : { LocationConstraint: region };
}
