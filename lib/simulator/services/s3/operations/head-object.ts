import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import { objectHeaders } from '../object-headers.ts';
import type { S3State } from '../state.ts';

export function headObject(input: { Bucket: string; Key: string }, { state }: CallContext<S3State>) {
  const object = state.buckets.get(input.Bucket)?.objects.get(input.Key);
  if (object === undefined) throw notFound();
  return objectHeaders(object);
}
