import type { Image } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../kernel/service.ts';
import { makeArn } from './arns.ts';
import { notFound } from './errors.ts';
import type { ImagebuilderState } from './state.ts';
import { startBuild } from './transitions/build-image.ts';

export interface ImageOrder {
  readonly imageRecipeArn: string;
  readonly infrastructureConfigurationArn: string;
  readonly distributionConfigurationArn: string | undefined;
  /** Everything else that the image shows as it was asked for. */
  readonly members: Partial<Image>;
}

/** Puts the next build of the recipe's version on its way and gives its ARN. */
export function orderImage(context: CallContext<ImagebuilderState>, order: ImageOrder): string {
  const { state, clock } = context;
  const recipe = state.recipes.get(order.imageRecipeArn);
  if (recipe === undefined) throw notFound(order.imageRecipeArn);
  const infrastructure = state.infrastructures.get(order.infrastructureConfigurationArn);
  if (infrastructure === undefined) throw notFound(order.infrastructureConfigurationArn);
  const distributionArn = order.distributionConfigurationArn;
  const distribution = distributionArn === undefined ? undefined : state.distributions.get(distributionArn);
  if (distributionArn !== undefined && distribution === undefined) throw notFound(distributionArn);
  const name = order.imageRecipeArn.split('/')[1] as string;
  const version = recipe.version as string;
  const versionArn = makeArn(context, 'image', [name, version]);
  const build = nextBuild(state, versionArn);
  const image: Image = {
    arn: `${versionArn}/${build}`,
    type: 'AMI',
    name: recipe.name,
    version: `${version}/${build}`,
    platform: 'Linux',
    enhancedImageMetadataEnabled: true,
    osVersion: 'Amazon Linux 2023',
    state: { status: 'PENDING' },
    imageRecipe: recipe,
    infrastructureConfiguration: infrastructure,
    ...(distribution === undefined ? {} : { distributionConfiguration: distribution }),
    imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
    dateCreated: new Date(clock.nowMs).toISOString(),
    outputResources: { amis: [] },
    buildType: 'USER_INITIATED',
    imageSource: 'CUSTOM',
    tags: {},
    ...order.members,
  };
  startBuild(context, {
    image,
    attempt: 1,
    amiId: undefined,
    machineId: undefined,
    endedIn: undefined,
    workflows: [],
  });
  return image.arn as string;
}

function nextBuild(state: ImagebuilderState, versionArn: string): number {
  let highest = 0;
  for (const arn of state.images.keys()) {
    if (arn.startsWith(`${versionArn}/`)) highest = Math.max(highest, Number(arn.slice(versionArn.length + 1)));
  }
  return highest + 1;
}
