import type { CreateDistributionConfigurationRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { arnName, makeArn } from '../arns.ts';
import { once } from '../client-tokens.ts';
import { checkDistributions } from '../distribution.ts';
import { alreadyExists } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function createDistributionConfiguration(
  input: CreateDistributionConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'CreateDistributionConfiguration', input }, () => {
    const { clientToken: _token, ...given } = input;
    const name = input.name ?? '';
    checkDistributions(input.distributions ?? [], context);
    const arn = makeArn(context, 'distribution-configuration', [arnName(name)]);
    if (context.state.distributions.has(arn)) throw alreadyExists('distribution configuration', name);
    const dateCreated = new Date(context.clock.nowMs).toISOString();
    context.state.distributions.set(arn, { tags: {}, timeoutMinutes: 360, ...given, arn, dateCreated });
    return { distributionConfigurationArn: arn };
  });
}
