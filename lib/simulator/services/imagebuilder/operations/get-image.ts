import type { GetImageRequest, GetImageResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { getImageRecord } from '../images.ts';
import type { ImagebuilderState } from '../state.ts';
import { versionReferences } from '../versions.ts';

export function getImage(input: GetImageRequest, context: CallContext<ImagebuilderState>): GetImageResponse {
  const { image } = getImageRecord(context.state, input.imageBuildVersionArn ?? '');
  const latestVersionReferences = versionReferences(image.arn ?? '');
  return { requestId: context.requestId, image, latestVersionReferences };
}
