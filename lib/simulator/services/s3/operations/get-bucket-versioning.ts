import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

export function getBucketVersioning(input: { Bucket: string }, { state }: CallContext<S3State>) {
  return { Status: bucketOf(state, input.Bucket).versioning };
}
