import type {
  DeleteDistributionConfigurationRequest,
  DeleteDistributionConfigurationResponse,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { inUse, notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function deleteDistributionConfiguration(
  { distributionConfigurationArn = '' }: DeleteDistributionConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): DeleteDistributionConfigurationResponse {
  if (!context.state.distributions.has(distributionConfigurationArn)) throw notFound(distributionConfigurationArn);
  for (const pipeline of context.state.pipelines.values()) {
    if (pipeline.distributionConfigurationArn === distributionConfigurationArn)
      throw inUse(distributionConfigurationArn, pipeline.arn ?? '');
  }
  context.state.distributions.delete(distributionConfigurationArn);
  return { requestId: context.requestId, distributionConfigurationArn };
}
