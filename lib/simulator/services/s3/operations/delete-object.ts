import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

/** Deleting what is not there is no error. */
export function deleteObject(input: { Bucket: string; Key: string }, { state }: CallContext<S3State>) {
  bucketOf(state, input.Bucket).objects.delete(input.Key);
  return {};
}
