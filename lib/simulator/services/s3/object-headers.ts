import type { StoredObject } from './state.ts';

export function objectHeaders(object: StoredObject) {
  return {
    ContentLength: object.body.byteLength,
    ContentType: object.contentType,
    ETag: object.etag,
    LastModified: object.modified,
    Metadata: object.metadata,
    VersionId: object.versionId,
  };
}
