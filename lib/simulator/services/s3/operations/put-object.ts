import type { CallContext } from '../../../kernel/service.ts';
import type { S3State } from '../state.ts';
import { store } from '../store.ts';

interface Input {
  Bucket: string;
  Key: string;
  Body?: Uint8Array;
  ContentType?: string;
  Metadata?: Record<string, string>;
}

export function putObject(input: Input, context: CallContext<S3State>) {
  const { etag, versionId } = store(context, {
    bucket: input.Bucket,
    key: input.Key,
    body: input.Body ?? new Uint8Array(),
    contentType: input.ContentType,
    metadata: input.Metadata,
  });
  return { ETag: etag, VersionId: versionId };
}
