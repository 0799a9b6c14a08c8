import type { ListImageRecipesRequest, ListImageRecipesResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { select } from '../filters.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

export function listImageRecipes(
  input: ListImageRecipesRequest,
  context: CallContext<ImagebuilderState>,
): ListImageRecipesResponse {
  const found = select([...context.state.recipes.values()], input.filters, {
    name: 'name',
    parentImage: 'parentImage',
    platform: 'platform',
  });
  const { items, ...next } = page(found, input);
  return {
    requestId: context.requestId,
    imageRecipeSummaryList: items.map(({ arn, name, platform, owner, parentImage, dateCreated, tags }) => ({
      arn,
      name,
      platform,
      owner,
      parentImage,
      dateCreated,
      tags,
    })),
    ...next,
  };
}
