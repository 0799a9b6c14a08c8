import { beforeAll, expect, test } from 'vitest';
import type { Region } from '../../lib/simulator/region.ts';
import { core, goldenAmi, versions } from './builds.ts';
import { deployedRegion } from './deployed-region.ts';
import { deployments, MINUTE_MS } from './deployments.ts';

let region: Region;
let templateId: string;

beforeAll(async () => {
  region = await deployedRegion({ config: 'test/scenarios/configs/adopted/goldsmith.yaml' });
  const { Subnets } = region.call('ec2', 'DescribeSubnets', {});
  const tag = { Key: 'goldsmith:fleet', Value: 'legacy' };
  const { LaunchTemplate } = region.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'legacy',
    LaunchTemplateData: { ImageId: goldenAmi(region), InstanceType: 't4g.small' },
    TagSpecifications: [{ ResourceType: 'launch-template', Tags: [tag] }],
  });
  templateId = LaunchTemplate.LaunchTemplateId;
  region.call('auto-scaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'legacy-asg',
    MinSize: 2,
    MaxSize: 4,
    VPCZoneIdentifier: Subnets[0].SubnetId,
    LaunchTemplate: { LaunchTemplateId: templateId, Version: '$Latest' },
    Tags: [{ ...tag, PropagateAtLaunch: true }],
  });
  await region.run({ forMs: 10 * MINUTE_MS });
}, 180_000);

async function deploy(name: string) {
  const { amiId, version } = versions(region).at(-1) ?? {};
  region.call('sfn', 'StartExecution', {
    stateMachineArn: core(region).stateMachines.deployFleet,
    name,
    input: JSON.stringify({ fleet: 'legacy', image: 'web', version, amiId, releaseId: 'test', direction: 'forward' }),
  });
  await region.run({ until: () => deployments(region)[0]?.status !== 'RUNNING', limitMs: 8 * 3_600_000 });
  return deployments(region)[0]?.output;
}

const group = () =>
  region.call('auto-scaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['legacy-asg'] })
    .AutoScalingGroups[0];

test('an adopted group on $Latest is refused with the reason, and nothing is changed', async () => {
  const output = await deploy('on-latest');
  expect(output).toMatchObject({ outcome: 'refused' });
  expect(output?.reasons).toEqual([
    'the group "legacy-asg" is on launch template version "$Latest", with which AWS cannot roll back; set it to a number',
  ]);
  const { LaunchTemplateVersions } = region.call('ec2', 'DescribeLaunchTemplateVersions', {
    LaunchTemplateId: templateId,
  });
  expect(LaunchTemplateVersions).toHaveLength(1);
  const { Item } = region.call('dynamodb', 'GetItem', {
    TableName: core(region).table,
    Key: { pk: { S: 'LEASE#fleet/legacy' }, sk: { S: 'LEASE' } },
  });
  expect(Item.holder).toBeUndefined();
}, 60_000);

test('an adopted group that its owner has not tagged is refused before anything is tried', async () => {
  const tag = { Key: 'goldsmith:fleet', ResourceId: 'legacy-asg', ResourceType: 'auto-scaling-group' };
  region.call('auto-scaling', 'DeleteTags', { Tags: [tag] });
  expect(await deploy('untagged')).toMatchObject({
    outcome: 'refused',
    reasons: [expect.stringMatching(/the group "legacy-asg" must carry the tag "goldsmith:fleet"/), expect.anything()],
  });
  region.call('auto-scaling', 'CreateOrUpdateTags', { Tags: [{ ...tag, Value: 'legacy', PropagateAtLaunch: true }] });
}, 60_000);

test('pinned to a number it is deployed to, without a canary of its own', async () => {
  region.call('auto-scaling', 'UpdateAutoScalingGroup', {
    AutoScalingGroupName: 'legacy-asg',
    LaunchTemplate: { LaunchTemplateId: templateId, Version: '1' },
  });
  expect(await deploy('on-a-number')).toMatchObject({ outcome: 'deployed', reasons: [] });
  expect(group().LaunchTemplate.Version).toBe('2');
  expect(group().Instances.map((one: any) => one.LaunchTemplate.Version)).toEqual(['2', '2']);
}, 60_000);
