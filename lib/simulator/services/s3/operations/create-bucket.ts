import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import type { S3State } from '../state.ts';

const CLOSED = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

export function createBucket(input: { Bucket: string }, { state, clock, region }: CallContext<S3State>) {
  if (!/^(?!xn--|.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(input.Bucket)) {
    throw new ServiceError('InvalidBucketName', 'The specified bucket is not valid.', {
      members: { BucketName: input.Bucket },
    });
  }
  // In us-east-1, making one's own bucket again is no error.
  if (state.buckets.has(input.Bucket) && region !== 'us-east-1') {
    throw new ServiceError(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      { statusCode: 409 },
    );
  }
  if (!state.buckets.has(input.Bucket)) {
    state.buckets.set(input.Bucket, {
      name: input.Bucket,
      created: clock.now(),
      objects: new Map(),
      versioning: undefined,
      policy: undefined,
      // New buckets are closed to the public since April 2023.
      configurations: new Map([['PublicAccessBlock', CLOSED]]),
    });
  }
  return { Location: `/${input.Bucket}`, BucketArn: `arn:aws:s3:::${input.Bucket}` };
}
