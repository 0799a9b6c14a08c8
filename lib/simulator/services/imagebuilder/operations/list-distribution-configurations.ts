import type {
  ListDistributionConfigurationsRequest,
  ListDistributionConfigurationsResponse,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { select } from '../filters.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

export function listDistributionConfigurations(
  input: ListDistributionConfigurationsRequest,
  context: CallContext<ImagebuilderState>,
): ListDistributionConfigurationsResponse {
  const found = select([...context.state.distributions.values()], input.filters, { name: 'name' });
  const { items, ...next } = page(found, input);
  return {
    requestId: context.requestId,
    distributionConfigurationSummaryList: items.map(({ distributions = [], timeoutMinutes: _minutes, ...shown }) => ({
      ...shown,
      regions: distributions.map((one) => one.region as string),
    })),
    ...next,
  };
}
