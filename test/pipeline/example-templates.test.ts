// What must hold of every stack, whatever is declared: read from the templates, as CloudFormation gets them.

import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { synthesizeExample } from './synthesize-example.ts';

interface Resource {
  Type: string;
  Condition?: string;
  Properties: any;
}

let templates: Map<string, Record<string, Resource>>;
let parameters: Map<string, Record<string, any>>;
let conditions: Map<string, Record<string, any>>;

beforeAll(() => {
  const synthesized = synthesizeExample().stacks.map((stack) => [stack.stackName, Template.fromStack(stack)] as const);
  templates = new Map(synthesized.map(([name, template]) => [name, template.toJSON()['Resources']]));
  parameters = new Map(synthesized.map(([name, template]) => [name, template.toJSON()['Parameters'] ?? {}]));
  conditions = new Map(synthesized.map(([name, template]) => [name, template.toJSON()['Conditions'] ?? {}]));
});

/** All resources of a type, with where they are. */
function all(type: string): { where: string; properties: any }[] {
  return [...templates].flatMap(([stack, resources]) =>
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({ where: `${stack}/${id}`, properties: resource.Properties })),
  );
}

test('there is a core, a network, and a stack for each image and fleet', () => {
  expect([...templates.keys()].sort()).toEqual([
    'goldsmith-core',
    'goldsmith-fleet-web-prod',
    'goldsmith-image-web',
    'goldsmith-network',
  ]);
});

describe('every launch template', () => {
  const data = () =>
    all('AWS::EC2::LaunchTemplate').map(({ where, properties }) => ({ where, ...properties.LaunchTemplateData }));

  test('there are two: the fleet’s, and the one that proofs are launched from', () => {
    expect(data()).toHaveLength(2);
  });

  test('wants IMDSv2', () => {
    for (const template of data()) expect(template.MetadataOptions?.HttpTokens, template.where).toBe('required');
  });

  test('encrypts its volumes', () => {
    for (const template of data()) {
      expect(template.BlockDeviceMappings?.length, template.where).toBeGreaterThan(0);
      for (const { Ebs } of template.BlockDeviceMappings) expect(Ebs.Encrypted, template.where).toBe(true);
    }
  });

  test('gives no public address', () => {
    for (const template of data()) {
      expect(template.NetworkInterfaces?.[0]?.AssociatePublicIpAddress, template.where).toBe(false);
    }
  });

  test('has no key for logging in', () => {
    for (const template of data()) expect(template.KeyName, template.where).toBeUndefined();
  });
});

test('Image Builder, too, wants IMDSv2, and its image is encrypted', () => {
  const configurations = all('AWS::ImageBuilder::InfrastructureConfiguration');
  expect(configurations).toHaveLength(1);
  for (const { where, properties } of configurations) {
    expect(properties.InstanceMetadataOptions?.HttpTokens, where).toBe('required');
  }
  for (const { where, properties } of all('AWS::ImageBuilder::ImageRecipe')) {
    expect(properties.BlockDeviceMappings?.[0]?.Ebs.Encrypted, where).toBe(true);
  }
});

test('the distribution touches neither launch templates nor parameters: promotion comes after the canary', () => {
  for (const { properties } of all('AWS::ImageBuilder::DistributionConfiguration')) {
    for (const distribution of properties.Distributions) {
      expect(Object.keys(distribution)).not.toContain('LaunchTemplateConfigurations');
      expect(Object.keys(distribution)).not.toContain('SsmParameterConfigurations');
    }
  }
});

test('only the balancer may be reached from outside, and only it reaches instances', () => {
  const inline = all('AWS::EC2::SecurityGroup').flatMap(({ where, properties }) =>
    (properties.SecurityGroupIngress ?? []).map((rule: any) => ({ where, ...rule })),
  );
  const apart = all('AWS::EC2::SecurityGroupIngress').map(({ where, properties }) => ({ where, ...properties }));
  const [open, closed] = [inline, apart]
    .flat()
    .reduce<[any[], any[]]>(
      ([left, right], rule) =>
        rule.CidrIp === undefined && rule.CidrIpv6 === undefined ? [left, [...right, rule]] : [[...left, rule], right],
      [[], []],
    );
  expect(open.map(({ where, FromPort, ToPort }) => [where.split('/')[0], FromPort, ToPort])).toEqual([
    ['goldsmith-network', 80, 80],
  ]);
  expect(closed).toHaveLength(1);
  expect(JSON.stringify(closed[0].SourceSecurityGroupId)).toContain('BalancerGroup');
});

test('no subnet hands out public addresses by itself', () => {
  for (const { where, properties } of all('AWS::EC2::Subnet')) {
    expect(properties.MapPublicIpOnLaunch ?? false, where).toBe(false);
  }
});

test('groups launch a numbered template version, whose AMI comes from the fleet’s parameter', () => {
  const groups = all('AWS::AutoScaling::AutoScalingGroup');
  expect(groups).toHaveLength(2);
  for (const { where, properties } of groups) {
    expect(properties.LaunchTemplate.Version['Fn::GetAtt']?.[1], where).toBe('LatestVersionNumber');
  }
  const values = Object.values(parameters.get('goldsmith-fleet-web-prod') ?? {});
  expect(values).toContainEqual(
    expect.objectContaining({
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      Default: '/goldsmith/fleets/web-prod/image',
    }),
  );
});

test('the listener rule begins with all weight on the body, without stickiness', () => {
  const [rule] = all('AWS::ElasticLoadBalancingV2::ListenerRule');
  const { TargetGroups, TargetGroupStickinessConfig } = rule?.properties.Actions[0].ForwardConfig ?? {};
  expect(TargetGroups.map(({ Weight }: { Weight: number }) => Weight)).toEqual([100, 0]);
  expect(TargetGroupStickinessConfig.Enabled).toBe(false);
});

test('an alarm of a fleet without traffic is OK, or no deployment could ever start', () => {
  const alarms = all('AWS::CloudWatch::Alarm').filter(({ where }) => where.startsWith('goldsmith-fleet-'));
  expect(alarms.length).toBeGreaterThan(0);
  for (const { where, properties } of alarms) {
    expect(['notBreaching', 'ignore'], where).toContain(properties.TreatMissingData);
  }
});

test('a vendor’s topic is subscribed to in its own partition alone: in another the stack would fail', () => {
  const core = Object.values(templates.get('goldsmith-core') ?? {});
  const [subscription, ...others] = core.filter(({ Type }) => Type === 'AWS::SNS::Subscription');
  expect(others).toEqual([]);
  expect(conditions.get('goldsmith-core')?.[subscription?.Condition ?? '']).toEqual({
    'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws'],
  });
});

test('the ledger outlives its stack and can be restored to a point in time', () => {
  const [table] = all('AWS::DynamoDB::Table');
  expect(table?.properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
  const [stack, id] = (table?.where ?? '').split('/');
  expect(templates.get(stack ?? '')?.[id ?? '']).toMatchObject({ DeletionPolicy: 'Retain' });
});
