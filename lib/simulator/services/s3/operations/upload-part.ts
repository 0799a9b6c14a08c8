import type { CallContext } from '../../../kernel/service.ts';
import { noSuchUpload } from '../errors.ts';
import { etagOf } from '../lookup.ts';
import type { S3State } from '../state.ts';

interface Input {
  UploadId: string;
  PartNumber: number;
  Body?: Uint8Array;
}

export function uploadPart(input: Input, { state }: CallContext<S3State>) {
  const upload = state.uploads.get(input.UploadId);
  if (upload === undefined) throw noSuchUpload();
  const body = input.Body ?? new Uint8Array();
  const etag = etagOf(body);
  upload.parts.set(input.PartNumber, { body, etag });
  return { ETag: etag };
}
