import type {
  DeleteInfrastructureConfigurationRequest,
  DeleteInfrastructureConfigurationResponse,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { inUse, notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function deleteInfrastructureConfiguration(
  { infrastructureConfigurationArn = '' }: DeleteInfrastructureConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): DeleteInfrastructureConfigurationResponse {
  if (!context.state.infrastructures.has(infrastructureConfigurationArn))
    throw notFound(infrastructureConfigurationArn);
  for (const pipeline of context.state.pipelines.values()) {
    if (pipeline.infrastructureConfigurationArn === infrastructureConfigurationArn)
      throw inUse(infrastructureConfigurationArn, pipeline.arn ?? '');
  }
  context.state.infrastructures.delete(infrastructureConfigurationArn);
  return { requestId: context.requestId, infrastructureConfigurationArn };
}
