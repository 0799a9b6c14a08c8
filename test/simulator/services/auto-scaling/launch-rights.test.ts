// Who names a launch template to Auto Scaling must be allowed to launch from it.

import { AutoScalingClient, UpdateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { expect, test } from 'vitest';
import type { Region } from '../../../../lib/simulator/region.ts';
import { createFleet, GROUP } from './fleet.ts';

const updating = { Effect: 'Allow', Action: 'autoscaling:UpdateAutoScalingGroup', Resource: '*' };

/** A client of a role with these statements. */
function clientWith(region: Region, statements: readonly object[]): AutoScalingClient {
  const Principal = { AWS: 'arn:aws:iam::111122223333:root' };
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] };
  const { Role } = region.call('iam', 'CreateRole', {
    RoleName: 'changer',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  region.call('iam', 'PutRolePolicy', { RoleName: 'changer', PolicyName: 'own', PolicyDocument });
  const { Credentials } = region.call('sts', 'AssumeRole', { RoleArn: Role.Arn, RoleSessionName: 'test' });
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials;
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return region.client(AutoScalingClient, { credentials, maxAttempts: 1 });
}

test('without the right to launch from it, a template is refused', async () => {
  const fleet = createFleet();
  await fleet.grow(1);
  const client = clientWith(fleet.region, [updating]);
  const LaunchTemplate = { LaunchTemplateId: fleet.templateId, Version: '2' };
  await expect(
    client.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: GROUP, LaunchTemplate })),
  ).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining(`You are not authorized to use launch template: ${fleet.templateId}`),
  });
  await client.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: GROUP, MaxSize: 5 }));
});

test('a right to launch from that template alone is enough', async () => {
  const fleet = createFleet();
  await fleet.grow(1);
  const template = `arn:aws:ec2:us-east-1:111122223333:launch-template/${fleet.templateId}`;
  const Condition = { ArnLike: { 'ec2:LaunchTemplate': template } };
  const launching = { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*', Condition };
  const client = clientWith(fleet.region, [updating, launching]);
  const LaunchTemplate = { LaunchTemplateId: fleet.templateId, Version: '2' };
  await client.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: GROUP, LaunchTemplate }));
  const { Reservations } = fleet.region.call('ec2', 'DescribeInstances', {});
  expect(Reservations).toHaveLength(1);
});
