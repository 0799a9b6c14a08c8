import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { architectureOf, nameOfPreset, resolveBase } from '../../lib/contract/base.ts';
import { basePresets } from '../../lib/contract/base-presets.ts';
import { parseGoldsmithYaml } from '../../lib/contract/load-goldsmith-yaml.ts';
import { buildApp } from '../../lib/pipeline/app.ts';
import { featureFlags } from '../../lib/pipeline/feature-flags.ts';

const usable = basePresets.filter(({ impossible }) => impossible === undefined);
/** The architectures in turn: every stack costs its second. */
const written = new Map(
  usable.map((preset, index) => {
    const architectures = Object.keys(preset.architectures);
    return [`${nameOfPreset(preset)}/${architectures[index % architectures.length]}`, preset];
  }),
);
const FILTER = [...written.keys()].find((base) => base.startsWith('rhel-')) ?? '';
const ARN = 'arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-arm64/x.x.x';
/** The stack of an image by its base. */
const templates = new Map<string, Template>();
let core: Template;

beforeAll(() => {
  const images = Object.fromEntries([...written.keys(), ARN].map((base, index) => [`i${index}`, base]));
  const text = JSON.stringify({
    network: { vpc: 'vpc-0123456789abcdef0', subnets: ['subnet-0123456789abcdef0'] },
    images: {
      ...Object.fromEntries(Object.entries(images).map(([name, base]) => [name, { base }])),
      large: { base: 'ubuntu-24.04/arm64', rootVolume: { sizeGiB: 20 } },
      layer: { base: 'image:large' },
    },
  });
  const parsed = parseGoldsmithYaml(text, 'goldsmith.yaml', () => ({ notRead: 'no such file' }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const app = new App({ analyticsReporting: false, context: { ...featureFlags, 'aws:cdk:bundling-stacks': [] } });
  buildApp(app, parsed.config, { baseDir: '.' });
  const stack = (id: string) => Template.fromStack(app.node.findChild(id) as never);
  for (const [name, base] of Object.entries(images)) templates.set(base, stack(`goldsmith-image-${name}`));
  templates.set('image:large', stack('goldsmith-image-layer'));
  core = stack('goldsmith-core');
}, 120_000);

const of = (base: string): Template => templates.get(base) as Template;
const propertiesOf = (base: string, type: string) =>
  Object.values(of(base).findResources(type)).map(({ Properties }) => Properties)[0];

test('each preset that can be built on has a recipe on it, of its root volume, and builders of its architecture', () => {
  for (const [name, preset] of written) {
    const base = resolveBase(name) ?? '';
    const recipe = propertiesOf(name, 'AWS::ImageBuilder::ImageRecipe');
    if (base.startsWith('ssm:')) expect(recipe.ParentImage).toBe(base);
    else expect(recipe.ParentImage).toMatch(/^ssm:\/imagebuilder\/goldsmith\/bases\/i\d+$/);
    const { device: DeviceName, sizeGiB } = preset.rootVolume;
    expect(recipe.BlockDeviceMappings).toMatchObject([
      { DeviceName, Ebs: { VolumeSize: Math.max(8, sizeGiB), Encrypted: true } },
    ]);
    expect(recipe.AdditionalInstanceConfiguration).toEqual(
      preset.agent ? undefined : { SystemsManagerAgent: { UninstallAfterBuild: false } },
    );
    const types = propertiesOf(name, 'AWS::ImageBuilder::InfrastructureConfiguration').InstanceTypes;
    expect(types).toEqual([architectureOf(base) === 'arm64' ? 't4g.small' : 't3.small']);
  }
});

test('a filter is looked for before its recipe is made, and its parameter may be moved, no other', () => {
  const template = of(FILTER);
  const [[logicalId, looking] = ['', {}]] = Object.entries(template.findResources('Custom::GoldsmithBase'));
  expect(looking['Properties']).toMatchObject({ Base: resolveBase(FILTER) });
  const [recipe] = Object.values(template.findResources('AWS::ImageBuilder::ImageRecipe'));
  expect(recipe?.['DependsOn']).toContain(logicalId);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        {
          Action: 'ssm:PutParameter',
          Effect: 'Allow',
          Resource: {
            'Fn::Join': [
              '',
              Match.arrayWith([Match.stringLikeRegexp(':parameter/imagebuilder/goldsmith/bases/i\\d+$')]),
            ],
          },
        },
      ],
    },
  });
});

test('a layer has the root volume of the image that it is built on', () => {
  expect(propertiesOf('image:large', 'AWS::ImageBuilder::ImageRecipe').BlockDeviceMappings).toMatchObject([
    { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 20 } },
  ]);
});

test('an image of Image Builder is built on as it is written, and its versions may be read', () => {
  expect(propertiesOf(ARN, 'AWS::ImageBuilder::ImageRecipe').ParentImage).toBe(ARN);
  of(ARN).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [{ Action: 'imagebuilder:GetImage', Effect: 'Allow', Resource: ARN.replace('x.x.x', '*') }],
    },
  });
});

test('the queue hears each topic on which one of the bases is announced, once', () => {
  const announced = new Set(usable.flatMap(({ topicArn }) => topicArn ?? []));
  const heard = Object.values(core.findResources('AWS::SNS::Subscription')).map(
    ({ Properties }) => Properties.TopicArn,
  );
  expect(new Set(heard)).toEqual(announced);
  expect(heard).toHaveLength(announced.size);
});
