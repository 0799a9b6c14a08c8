import type { CallContext } from '../../kernel/service.ts';
import { bucketOf, etagOf } from './lookup.ts';
import type { S3State, StoredObject } from './state.ts';

export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

/** Puts an object in the place of whatever had its key. */
export function store({ state, clock, ids }: CallContext<S3State>, fresh: NewObject): StoredObject {
  const bucket = bucketOf(state, fresh.bucket);
  const object: StoredObject = {
    key: fresh.key,
    body: fresh.body,
    etag: etagOf(fresh.body),
    modified: clock.now(),
    contentType: fresh.contentType ?? 'binary/octet-stream',
    metadata: fresh.metadata ?? {},
    versionId: bucket.versioning === 'Enabled' ? ids.hex(32) : undefined,
  };
  bucket.objects.set(fresh.key, object);
  return object;
}
