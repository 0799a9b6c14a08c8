import type {
  ListInfrastructureConfigurationsRequest,
  ListInfrastructureConfigurationsResponse,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { select } from '../filters.ts';
import { page } from '../pages.ts';
import type { ImagebuilderState } from '../state.ts';

export function listInfrastructureConfigurations(
  input: ListInfrastructureConfigurationsRequest,
  context: CallContext<ImagebuilderState>,
): ListInfrastructureConfigurationsResponse {
  const found = select([...context.state.infrastructures.values()], input.filters, { name: 'name' });
  const { items, ...next } = page(found, input);
  return {
    requestId: context.requestId,
    infrastructureConfigurationSummaryList: items.map((one) => {
      const {
        arn,
        name,
        description,
        dateCreated,
        dateUpdated,
        resourceTags,
        tags,
        instanceTypes,
        instanceProfileName,
      } = one;
      return {
        arn,
        name,
        description,
        dateCreated,
        dateUpdated,
        resourceTags,
        tags,
        instanceTypes,
        instanceProfileName,
      };
    }),
    ...next,
  };
}
