import type { ListImagePipelinesRequest, ListImagePipelinesResponse } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { select } from '../filters.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

export function listImagePipelines(
  input: ListImagePipelinesRequest,
  context: CallContext<ImagebuilderState>,
): ListImagePipelinesResponse {
  const found = select([...context.state.pipelines.values()], input.filters, {
    name: 'name',
    description: 'description',
    status: 'status',
    imageRecipeArn: 'imageRecipeArn',
    infrastructureConfigurationArn: 'infrastructureConfigurationArn',
    distributionConfigurationArn: 'distributionConfigurationArn',
  });
  const { items, ...next } = page(found, input);
  return {
    requestId: context.requestId,
    imagePipelineList: items,
    ...next,
  };
}
