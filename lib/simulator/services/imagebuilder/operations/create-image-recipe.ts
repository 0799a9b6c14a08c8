import type { CreateImageRecipeRequest, ImageRecipe } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { arnName, makeArn } from '../arns.ts';
import { once } from '../client-tokens.ts';
import { findComponent } from '../components.ts';
import { alreadyExists, invalidParameter } from '../errors.ts';
import { resolveParent } from '../parent-image.ts';
import type { ImagebuilderState } from '../state.ts';
import { checkVersion, nextVersion, versionReferences } from '../versions.ts';

const MAX_COMPONENTS = 20;

export function createImageRecipe(input: CreateImageRecipeRequest, context: CallContext<ImagebuilderState>): object {
  return once(context, { operation: 'CreateImageRecipe', input }, () => {
    const imageRecipeArn = add(input, context);
    return { imageRecipeArn, latestVersionReferences: versionReferences(imageRecipeArn) };
  });
}

function add(input: CreateImageRecipeRequest, context: CallContext<ImagebuilderState>): string {
  const { state, clock } = context;
  const { name = '', components = [], parentImage = '' } = input;
  checkVersion(input.semanticVersion ?? '');
  checkComponents(
    components.map((one) => one.componentArn ?? ''),
    context,
  );
  resolveParent(context, parentImage);
  const base = makeArn(context, 'image-recipe', [arnName(name)]);
  const existing = [...state.recipes.keys()]
    .filter((arn) => arn.startsWith(`${base}/`))
    .map((arn) => arn.slice(base.length + 1));
  const version = nextVersion(input.semanticVersion ?? '', existing);
  if (existing.includes(version)) throw alreadyExists('image recipe', name);
  const recipe: ImageRecipe = {
    arn: `${base}/${version}`,
    type: 'AMI',
    name,
    version,
    platform: 'Linux',
    owner: context.account,
    components,
    parentImage,
    blockDeviceMappings: input.blockDeviceMappings ?? [],
    workingDirectory: input.workingDirectory ?? '/tmp',
    dateCreated: new Date(clock.nowMs).toISOString(),
    tags: input.tags ?? {},
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.amiTags === undefined ? {} : { amiTags: input.amiTags }),
    ...(input.additionalInstanceConfiguration === undefined
      ? {}
      : { additionalInstanceConfiguration: input.additionalInstanceConfiguration }),
  };
  state.recipes.set(recipe.arn as string, recipe);
  return recipe.arn as string;
}

function checkComponents(arns: readonly string[], context: CallContext<ImagebuilderState>): void {
  if (arns.length > MAX_COMPONENTS) throw invalidParameter('components', `There are more than ${MAX_COMPONENTS}.`);
  const seen = new Set<string>();
  for (const arn of arns) {
    const component = findComponent(context, arn);
    if (component === undefined) throw invalidParameter('components', `The component '${arn}' cannot be found.`);
    const base = component.arn?.split('/').slice(0, 2).join('/') as string;
    if (seen.has(base)) throw invalidParameter('components', `The component '${arn}' is there twice.`);
    seen.add(base);
  }
}
