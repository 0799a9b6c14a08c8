import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { synthesizeExample } from './synthesize-example.ts';

let templates: Map<string, Template>;

beforeAll(() => {
  const { stacks } = synthesizeExample('examples/own-network/goldsmith.yaml');
  templates = new Map(stacks.map((stack) => [stack.stackName, Template.fromStack(stack)]));
});

const templateOf = (name: string) => templates.get(name) as Template;

test('no network is made for those who have one', () => {
  expect([...templates.keys()].sort()).toEqual([
    'goldsmith-core',
    'goldsmith-fleet-api-prod',
    'goldsmith-fleet-api-staging',
    'goldsmith-fleet-legacy',
    'goldsmith-image-api',
  ]);
});

test('fleets stand behind the listener that is named, each with a priority of its own', () => {
  const priorities = ['api-staging', 'api-prod'].map((fleet) => {
    const [rule] = Object.values(
      templateOf(`goldsmith-fleet-${fleet}`).findResources('AWS::ElasticLoadBalancingV2::ListenerRule'),
    );
    expect(rule?.['Properties'].ListenerArn).toContain('listener/app/public/');
    return rule?.['Properties'].Priority;
  });
  expect(new Set(priorities).size).toBe(2);
});

test('alarms read the metrics of the balancer that the listener belongs to', () => {
  expect(JSON.stringify(templateOf('goldsmith-fleet-api-prod').findResources('AWS::CloudWatch::Alarm'))).toContain(
    '"Value":"app/public/0123456789abcdef"',
  );
});

test('of an adopted fleet only the note of how to deploy to it is made', () => {
  const template = templateOf('goldsmith-fleet-legacy');
  template.resourceCountIs('AWS::SSM::Parameter', 1);
  expect(Object.keys(template.toJSON()['Resources'])).toHaveLength(1);
});
