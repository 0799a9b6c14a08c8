import type { CallContext } from '../../../kernel/service.ts';
import { noSuchKey } from '../errors.ts';
import { bucketOf, requireListing } from '../lookup.ts';
import { objectHeaders } from '../object-headers.ts';
import type { S3State } from '../state.ts';

export function getObject(input: { Bucket: string; Key: string }, context: CallContext<S3State>) {
  const object = bucketOf(context.state, input.Bucket).objects.get(input.Key);
  if (object === undefined) {
    requireListing(context, input.Bucket);
    throw noSuchKey(input.Key);
  }
  return { ...objectHeaders(object), Body: object.body };
}
