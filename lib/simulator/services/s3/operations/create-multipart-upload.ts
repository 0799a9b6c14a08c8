import type { CallContext } from '../../../kernel/service.ts';
import { bucketOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

interface Input {
  Bucket: string;
  Key: string;
  ContentType?: string;
  Metadata?: Record<string, string>;
}

export function createMultipartUpload(input: Input, { state, ids }: CallContext<S3State>) {
  bucketOf(state, input.Bucket);
  const uploadId = ids.hex(32);
  state.uploads.set(uploadId, {
    bucket: input.Bucket,
    key: input.Key,
    contentType: input.ContentType,
    metadata: input.Metadata ?? {},
    parts: new Map(),
  });
  return { Bucket: input.Bucket, Key: input.Key, UploadId: uploadId };
}
