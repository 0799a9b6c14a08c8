import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { synthesizeExample } from './synthesize-example.ts';

test('images in layers are built on what their parent publishes, after its stack, on its architecture', () => {
  const { stacks } = synthesizeExample('examples/layers/goldsmith.yaml');
  const templateOf = (name: string) => Template.fromStack(stacks.find(({ stackName }) => stackName === name) as never);
  const [golden, web, batch] = ['golden', 'web', 'batch'].map((name) => {
    const template = templateOf(`goldsmith-image-${name}`);
    const only = (type: string) => Object.values(template.findResources(type))[0]?.['Properties'];
    return {
      parent: only('AWS::ImageBuilder::ImageRecipe').ParentImage,
      builder: only('AWS::ImageBuilder::InfrastructureConfiguration').InstanceTypes,
      settings: JSON.stringify(only('AWS::SSM::Parameter').Value),
    };
  });
  const published = 'ssm:/imagebuilder/goldsmith/images/golden/golden';
  expect(golden?.parent).toContain('ssm:/aws/service/');
  expect([web?.parent, batch?.parent]).toEqual([published, published]);
  expect([golden?.builder, web?.builder, batch?.builder]).toEqual([['t4g.small'], ['t4g.small'], ['t4g.small']]);
  // Ours is proven: nothing has to ripen, however long goldsmith.yaml lets a vendor's image.
  expect(web?.settings).toContain('\\"minBaseImageAgeSeconds\\":0');
  expect(golden?.settings).not.toContain('\\"minBaseImageAgeSeconds\\":0');
  for (const child of ['web', 'batch']) {
    const stack = stacks.find(({ stackName }) => stackName === `goldsmith-image-${child}`);
    expect(stack?.dependencies.map(({ stackName }) => stackName)).toContain('goldsmith-image-golden');
  }
}, 120_000);
