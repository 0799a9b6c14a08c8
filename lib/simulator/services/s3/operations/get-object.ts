import type { CallContext } from '../../../kernel/service.ts';
import { noSuchKey } from '../errors.ts';
import { bucketOf } from '../lookup.ts';
import { objectHeaders } from '../object-headers.ts';
import type { S3State } from '../state.ts';

export function getObject(input: { Bucket: string; Key: string }, { state }: CallContext<S3State>) {
  const object = bucketOf(state, input.Bucket).objects.get(input.Key);
  if (object === undefined) throw noSuchKey(input.Key);
  return { ...objectHeaders(object), Body: object.body };
}
