import type {
  GetDistributionConfigurationRequest,
  GetDistributionConfigurationResponse,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function getDistributionConfiguration(
  { distributionConfigurationArn = '' }: GetDistributionConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): GetDistributionConfigurationResponse {
  const distributionConfiguration = context.state.distributions.get(distributionConfigurationArn);
  if (distributionConfiguration === undefined) throw notFound(distributionConfigurationArn);
  return { requestId: context.requestId, distributionConfiguration };
}
