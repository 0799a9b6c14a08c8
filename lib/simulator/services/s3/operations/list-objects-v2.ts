import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

interface Input {
  Bucket: string;
  Prefix?: string;
  Delimiter?: string;
  MaxKeys?: number;
  StartAfter?: string;
  ContinuationToken?: string;
}

export function listObjectsV2(input: Input, { state }: CallContext<S3State>) {
  const bucket = bucketOf(state, input.Bucket);
  const after = input.ContinuationToken ?? input.StartAfter ?? '';
  const limit = Math.min(input.MaxKeys ?? 1000, 1000);
  const rolled = [...bucket.objects.keys()]
    .filter((key) => key.startsWith(input.Prefix ?? '') && key > after)
    .map((key) => rollUp(key, input));
  const keys = [...new Set(rolled)].filter((key) => key > after).sort();
  const page = keys.slice(0, limit);
  const truncated = keys.length > limit;
  const prefixes = page.filter((key) => isPrefix(key, input));
  return {
    Name: bucket.name,
    Prefix: input.Prefix ?? '',
    Delimiter: input.Delimiter,
    MaxKeys: limit,
    KeyCount: page.length,
    IsTruncated: truncated,
    NextContinuationToken: truncated ? page.at(-1) : undefined,
    CommonPrefixes: prefixes.map((Prefix) => ({ Prefix })),
    Contents: page
      .filter((key) => !isPrefix(key, input))
      .map((key) => {
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

/** A key, or what stands for all keys that share it up to the delimiter. */
function rollUp(key: string, { Prefix = '', Delimiter }: Input): string {
  if (Delimiter === undefined) return key;
  const end = key.indexOf(Delimiter, Prefix.length);
  return end < 0 ? key : key.slice(0, end + Delimiter.length);
}

function isPrefix(key: string, { Prefix = '', Delimiter }: Input): boolean {
  return Delimiter !== undefined && key.length > Prefix.length && key.endsWith(Delimiter);
}
