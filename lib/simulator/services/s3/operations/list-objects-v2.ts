import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

interface Input {
  Bucket: string;
  Prefix?: string;
  MaxKeys?: number;
  StartAfter?: string;
  ContinuationToken?: string;
}

export function listObjectsV2(input: Input, { state }: CallContext<S3State>) {
  const bucket = bucketOf(state, input.Bucket);
  const after = input.ContinuationToken ?? input.StartAfter ?? '';
  const limit = Math.min(input.MaxKeys ?? 1000, 1000);
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(input.Prefix ?? '') && key > after).sort();
  const page = keys.slice(0, limit);
  const truncated = keys.length > limit;
  return {
    Name: bucket.name,
    Prefix: input.Prefix ?? '',
    MaxKeys: limit,
    KeyCount: page.length,
    IsTruncated: truncated,
    NextContinuationToken: truncated ? page.at(-1) : undefined,
    Contents: page.map((key) => {
      const object = bucket.objects.get(key);
      return {
        Key: key,
        ETag: object?.etag,
        Size: object?.body.byteLength,
        LastModified: object?.modified,
        StorageClass: 'STANDARD',
      };
    }),
  };
}
