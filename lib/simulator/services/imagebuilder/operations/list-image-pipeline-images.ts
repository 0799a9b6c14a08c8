import type { ListImagePipelineImagesRequest, ListImagePipelineImagesResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { select } from '../filters.ts';
import { summarize } from '../image-summary.ts';
import { page } from '../pages.ts';
import { getPipeline } from '../pipelines.ts';
import type { ImagebuilderState } from '../state.ts';

export function listImagePipelineImages(
  input: ListImagePipelineImagesRequest,
  context: CallContext<ImagebuilderState>,
): ListImagePipelineImagesResponse {
  const { arn } = getPipeline(context, input.imagePipelineArn ?? '');
  const images = [...context.state.images.values()]
    .filter(({ image }) => image.sourcePipelineArn === arn)
    .map(({ image }) => summarize(image, context.account))
    .reverse();
  const { items, ...next } = page(select(images, input.filters, { name: 'name', version: 'version' }), input);
  return { requestId: context.requestId, imageSummaryList: items, ...next };
}
