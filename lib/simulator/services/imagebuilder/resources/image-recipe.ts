// AWS::ImageBuilder::ImageRecipe
import { stackResource } from '../stack-resource.ts';

/** Every change replaces, and needs another version: the old one is deleted only afterwards. */
export const imageRecipe = stackResource({
  noun: 'ImageRecipe',
  arn: 'imageRecipeArn',
  attributes: (_request, arn) => ({ Version: arn.split('/').at(-1) }),
});
