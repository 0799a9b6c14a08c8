import type { DeleteImageRecipeRequest, DeleteImageRecipeResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { inUse, notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function deleteImageRecipe(
  { imageRecipeArn = '' }: DeleteImageRecipeRequest,
  context: CallContext<ImagebuilderState>,
): DeleteImageRecipeResponse {
  if (!context.state.recipes.has(imageRecipeArn)) throw notFound(imageRecipeArn);
  for (const pipeline of context.state.pipelines.values()) {
    if (pipeline.imageRecipeArn === imageRecipeArn) throw inUse(imageRecipeArn, pipeline.arn ?? '');
  }
  context.state.recipes.delete(imageRecipeArn);
  return { requestId: context.requestId, imageRecipeArn };
}
