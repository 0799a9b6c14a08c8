import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { noSuchUpload } from '../errors.ts';
import type { S3State } from '../state.ts';
import { store } from '../store.ts';

interface Input {
  UploadId: string;
  MultipartUpload?: { Parts?: { PartNumber: number; ETag: string }[] };
}

export function completeMultipartUpload(input: Input, context: CallContext<S3State>) {
  const upload = context.state.uploads.get(input.UploadId);
  if (upload === undefined) throw noSuchUpload();
  const bodies = (input.MultipartUpload?.Parts ?? []).map(({ PartNumber, ETag }) => {
    const part = upload.parts.get(PartNumber);
    if (part === undefined || part.etag.replaceAll('"', '') !== ETag.replaceAll('"', '')) {
      throw new ServiceError(
        'InvalidPart',
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      );
    }
    return part.body;
  });
  context.state.uploads.delete(input.UploadId);
  const { etag, versionId } = store(context, { ...upload, body: Buffer.concat(bodies) });
  return {
    Location: `https://${upload.bucket}.s3.${context.region}.amazonaws.com/${upload.key}`,
    Bucket: upload.bucket,
    Key: upload.key,
    ETag: etag,
    VersionId: versionId,
  };
}
