import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

export function deleteBucketPolicy(input: { Bucket: string }, { state }: CallContext<S3State>) {
  bucketOf(state, input.Bucket).policy = undefined;
  return {};
}
