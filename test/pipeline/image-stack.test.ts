import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { Health } from '../../lib/contract/goldsmith-yaml-fleet.ts';
import { ImageConfig } from '../../lib/contract/goldsmith-yaml-image.ts';
import { CoreStack } from '../../lib/pipeline/core-stack.ts';
import { ImageStack } from '../../lib/pipeline/image-stack.ts';

function imageTemplate(fleets: string[]): Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  const stack = new ImageStack(app, 'goldsmith-image-web', {
    core: new CoreStack(app, 'goldsmith-core'),
    name: 'web',
    image: ImageConfig.parse({ base: 'ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64' }),
    fleets,
    network: { vpcId: 'vpc-0123456789abcdef0', subnetIds: ['subnet-0123456789abcdef0'] },
    health: Health.parse({}),
    firstFleet: undefined,
    baseDir: '.',
  });
  return Template.fromStack(stack);
}

test('the settings of an image fit into a parameter, however many fleets run it', () => {
  const template = imageTemplate(Array.from({ length: 1000 }, (_, index) => `a-fleet-with-a-name-of-its-own-${index}`));
  const [settings] = Object.values(template.findResources('AWS::SSM::Parameter'));
  // A standard parameter holds 4,096 characters; ids that come in at deployment are longer than the tokens for them.
  expect(JSON.stringify(settings?.['Properties'].Value).length).toBeLessThan(3000);
}, 60_000);

test('a recipe without components has no list of them: CloudFormation takes no empty one', () => {
  const [recipe] = Object.values(imageTemplate([]).findResources('AWS::ImageBuilder::ImageRecipe'));
  expect(recipe?.['Properties']).not.toHaveProperty('Components');
}, 60_000);
