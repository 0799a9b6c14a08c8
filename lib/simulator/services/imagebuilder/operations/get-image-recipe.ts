import type { GetImageRecipeRequest, GetImageRecipeResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';
import { versionReferences } from '../versions.ts';

export function getImageRecipe(
  { imageRecipeArn = '' }: GetImageRecipeRequest,
  context: CallContext<ImagebuilderState>,
): GetImageRecipeResponse {
  const imageRecipe = context.state.recipes.get(imageRecipeArn);
  if (imageRecipe === undefined) throw notFound(imageRecipeArn);
  const latestVersionReferences = versionReferences(imageRecipe.arn ?? '');
  return { requestId: context.requestId, imageRecipe, latestVersionReferences };
}
