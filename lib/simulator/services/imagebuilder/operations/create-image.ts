import type { CreateImageRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { ensureServiceRole } from '../../../policies/service-role.ts';
import { once } from '../client-tokens.ts';
import { invalidCombination, invalidParameter } from '../errors.ts';
import { orderImage } from '../new-image.ts';
import { SERVICE_ROLE } from '../service-role.ts';
import type { ImagebuilderState } from '../state.ts';
import { versionReferences } from '../versions.ts';

export function createImage(input: CreateImageRequest, context: CallContext<ImagebuilderState>): object {
  return once(context, { operation: 'CreateImage', input }, () => {
    const { imageRecipeArn, infrastructureConfigurationArn = '', distributionConfigurationArn } = input;
    if (input.containerRecipeArn !== undefined) {
      throw invalidParameter('containerRecipeArn', 'The simulator builds no containers.');
    }
    if (imageRecipeArn === undefined) throw invalidCombination('An image needs a recipe.');
    ensureServiceRole(context, SERVICE_ROLE);
    if (input.workflows !== undefined && input.executionRole === undefined) {
      throw invalidCombination('Workflows of your own need an executionRole.');
    }
    const imageBuildVersionArn = orderImage(context, {
      imageRecipeArn,
      infrastructureConfigurationArn,
      distributionConfigurationArn,
      members: {
        tags: input.tags ?? {},
        ...(input.imageTestsConfiguration === undefined
          ? {}
          : { imageTestsConfiguration: input.imageTestsConfiguration }),
        ...(input.executionRole === undefined ? {} : { executionRole: input.executionRole }),
        ...(input.workflows === undefined ? {} : { workflows: input.workflows }),
      },
    });
    return { imageBuildVersionArn, latestVersionReferences: versionReferences(imageBuildVersionArn) };
  });
}
