import type { CallContext } from '../../../kernel/service.ts';
import { noSuchUpload } from '../errors.ts';
import type { S3State } from '../state.ts';

export function abortMultipartUpload(input: { UploadId: string }, { state }: CallContext<S3State>) {
  if (!state.uploads.delete(input.UploadId)) throw noSuchUpload();
  return {};
}
