import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

interface Input {
  Bucket: string;
  Delete: { Objects: { Key: string }[]; Quiet?: boolean };
}

export function deleteObjects(input: Input, { state }: CallContext<S3State>) {
  const bucket = bucketOf(state, input.Bucket);
  for (const { Key } of input.Delete.Objects) bucket.objects.delete(Key);
  return input.Delete.Quiet ? {} : { Deleted: input.Delete.Objects.map(({ Key }) => ({ Key })) };
}
