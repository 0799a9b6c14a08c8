import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

interface PutInput {
  Bucket: string;
  VersioningConfiguration: { Status?: 'Enabled' | 'Suspended' };
}

export function putBucketVersioning(input: PutInput, { state }: CallContext<S3State>) {
  bucketOf(state, input.Bucket).versioning = input.VersioningConfiguration.Status;
  return {};
}
