import type { ImagePipeline } from '@aws-sdk/client-imagebuilder';
import type { ServiceContext } from '../../kernel/service.ts';
import { invalidCombination, invalidParameter, notFound } from './errors.ts';
import type { ImagebuilderState } from './state.ts';

/** @throws ResourceNotFoundException */
export function getPipeline({ state }: ServiceContext<ImagebuilderState>, arn: string): ImagePipeline {
  const pipeline = state.pipelines.get(arn);
  if (pipeline === undefined) throw notFound(arn);
  return pipeline;
}

/** @throws when what the pipeline names does not exist or is not modelled */
export function checkPipeline(
  given: Pick<
    ImagePipeline,
    'imageRecipeArn' | 'containerRecipeArn' | 'infrastructureConfigurationArn' | 'distributionConfigurationArn'
  >,
  { state }: ServiceContext<ImagebuilderState>,
): void {
  if (given.containerRecipeArn !== undefined) {
    throw invalidParameter('containerRecipeArn', 'The simulator builds no containers.');
  }
  if (given.imageRecipeArn === undefined) throw invalidCombination('A pipeline needs a recipe.');
  if (!state.recipes.has(given.imageRecipeArn)) throw notFound(given.imageRecipeArn);
  const infrastructure = given.infrastructureConfigurationArn ?? '';
  if (!state.infrastructures.has(infrastructure)) throw notFound(infrastructure);
  const distribution = given.distributionConfigurationArn;
  if (distribution !== undefined && !state.distributions.has(distribution)) throw notFound(distribution);
}
