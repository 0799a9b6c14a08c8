import type {
  GetInfrastructureConfigurationRequest,
  GetInfrastructureConfigurationResponse,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function getInfrastructureConfiguration(
  { infrastructureConfigurationArn = '' }: GetInfrastructureConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): GetInfrastructureConfigurationResponse {
  const infrastructureConfiguration = context.state.infrastructures.get(infrastructureConfigurationArn);
  if (infrastructureConfiguration === undefined) throw notFound(infrastructureConfigurationArn);
  return { requestId: context.requestId, infrastructureConfiguration };
}
