import type { GetImagePipelineRequest, GetImagePipelineResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function getImagePipeline(
  { imagePipelineArn = '' }: GetImagePipelineRequest,
  context: CallContext<ImagebuilderState>,
): GetImagePipelineResponse {
  const imagePipeline = context.state.pipelines.get(imagePipelineArn);
  if (imagePipeline === undefined) throw notFound(imagePipelineArn);
  return { requestId: context.requestId, imagePipeline };
}
