import type { UpdateInfrastructureConfigurationRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { notFound } from '../errors.ts';
import { checkInfrastructure } from '../infrastructure.ts';
import type { ImagebuilderState } from '../state.ts';

/** Replaces everything but the name and the tags: what the request leaves out is gone. */
export function updateInfrastructureConfiguration(
  input: UpdateInfrastructureConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'UpdateInfrastructureConfiguration', input }, () => {
    const { clientToken: _token, infrastructureConfigurationArn: arn = '', ...given } = input;
    const before = context.state.infrastructures.get(arn);
    if (before === undefined) throw notFound(arn);
    checkInfrastructure(input);
    const { name, tags, dateCreated } = before;
    context.state.infrastructures.set(arn, {
      terminateInstanceOnFailure: true,
      ...given,
      arn,
      name,
      tags,
      dateCreated,
      dateUpdated: new Date(context.clock.nowMs).toISOString(),
    });
    return { infrastructureConfigurationArn: arn };
  });
}
