import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

/** Only the latest version of each object is kept. */
export function listObjectVersions(input: { Bucket: string; Prefix?: string }, { state }: CallContext<S3State>) {
  const bucket = bucketOf(state, input.Bucket);
  const objects = [...bucket.objects.values()].filter(({ key }) => key.startsWith(input.Prefix ?? ''));
  return {
    Name: bucket.name,
    IsTruncated: false,
    Versions: objects.map((object) => ({
      Key: object.key,
      VersionId: object.versionId ?? 'null',
      IsLatest: true,
      ETag: object.etag,
      Size: object.body.byteLength,
      LastModified: object.modified,
    })),
  };
}
