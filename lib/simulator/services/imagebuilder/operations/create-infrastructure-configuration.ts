import type {
  CreateInfrastructureConfigurationRequest,
  InfrastructureConfiguration,
} from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { arnName, makeArn } from '../arns.ts';
import { once } from '../client-tokens.ts';
import { alreadyExists } from '../errors.ts';
import { checkInfrastructure } from '../infrastructure.ts';
import type { ImagebuilderState } from '../state.ts';

export function createInfrastructureConfiguration(
  input: CreateInfrastructureConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'CreateInfrastructureConfiguration', input }, () => {
    const { clientToken: _token, ...given } = input;
    const name = input.name ?? '';
    checkInfrastructure(input);
    const arn = makeArn(context, 'infrastructure-configuration', [arnName(name)]);
    if (context.state.infrastructures.has(arn)) throw alreadyExists('infrastructure configuration', name);
    const dateCreated = new Date(context.clock.nowMs).toISOString();
    const made: InfrastructureConfiguration = {
      terminateInstanceOnFailure: true,
      tags: {},
      ...given,
      arn,
      dateCreated,
    };
    context.state.infrastructures.set(arn, made);
    return { infrastructureConfigurationArn: arn };
  });
}
