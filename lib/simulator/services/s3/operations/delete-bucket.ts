import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

export function deleteBucket(input: { Bucket: string }, { state }: CallContext<S3State>) {
  if (bucketOf(state, input.Bucket).objects.size > 0) {
    throw new ServiceError('BucketNotEmpty', 'The bucket you tried to delete is not empty', {
      statusCode: 409,
      members: { BucketName: input.Bucket },
    });
  }
  state.buckets.delete(input.Bucket);
  return {};
}
