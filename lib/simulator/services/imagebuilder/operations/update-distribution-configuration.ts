import type { UpdateDistributionConfigurationRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { checkDistributions } from '../distribution.ts';
import { notFound } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';

export function updateDistributionConfiguration(
  input: UpdateDistributionConfigurationRequest,
  context: CallContext<ImagebuilderState>,
): object {
  return once(context, { operation: 'UpdateDistributionConfiguration', input }, () => {
    const arn = input.distributionConfigurationArn ?? '';
    const before = context.state.distributions.get(arn);
    if (before === undefined) throw notFound(arn);
    checkDistributions(input.distributions ?? [], context);
    const { description: _text, ...kept } = before;
    context.state.distributions.set(arn, {
      ...kept,
      distributions: input.distributions,
      ...(input.description === undefined ? {} : { description: input.description }),
      dateUpdated: new Date(context.clock.nowMs).toISOString(),
    });
    return { distributionConfigurationArn: arn };
  });
}
