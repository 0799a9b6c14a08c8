import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import { requireListing } from '../lookup.ts';
import { objectHeaders } from '../object-headers.ts';
import type { S3State } from '../state.ts';

export function headObject(input: { Bucket: string; Key: string }, context: CallContext<S3State>) {
  const bucket = context.state.buckets.get(input.Bucket);
  const object = bucket?.objects.get(input.Key);
  if (bucket !== undefined && object === undefined) requireListing(context, input.Bucket);
  if (object === undefined) throw notFound();
  return objectHeaders(object);
}
