import type { DeleteImagePipelineRequest, DeleteImagePipelineResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function deleteImagePipeline(
  { imagePipelineArn = '' }: DeleteImagePipelineRequest,
  context: CallContext<ImagebuilderState>,
): DeleteImagePipelineResponse {
  if (!context.state.pipelines.has(imagePipelineArn)) throw notFound(imagePipelineArn);
  context.state.pipelines.delete(imagePipelineArn);
  return { requestId: context.requestId, imagePipelineArn };
}
