import type { DeleteImageRequest, DeleteImageResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidRequest, notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

const ENDED: ReadonlySet<string> = new Set(['AVAILABLE', 'CANCELLED', 'FAILED', 'DEPRECATED', 'DISABLED', 'DELETED']);

/** Forgets the image; its AMIs and snapshots stay. */
export function deleteImage(input: DeleteImageRequest, context: CallContext<ImagebuilderState>): DeleteImageResponse {
  const arn = input.imageBuildVersionArn ?? '';
  const record = context.state.images.get(arn);
  if (record === undefined) throw notFound(arn);
  const status = record.image.state?.status ?? '';
  if (!ENDED.has(status)) throw invalidRequest(`The image '${arn}' cannot be deleted: it is in state '${status}'.`);
  context.state.images.delete(arn);
  return { requestId: context.requestId, imageBuildVersionArn: arn };
}
