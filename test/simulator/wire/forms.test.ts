// Ids, ARNs and request ids have the form that AWS gives them.

import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { newRegion } from '../new-region.ts';

const { region, baseImage, subnetId, groupId } = newRegion();
const account = '111122223333';
const hex17 = (prefix: string) => new RegExp(`^${prefix}-[0-9a-f]{17}$`);
const call = (service: string, operation: string, input: object) => region.call(service, operation, input);
const trust = (service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
  });

it.each([
  ['an image', () => baseImage, hex17('ami')],
  ['a subnet', () => subnetId, hex17('subnet')],
  ['a security group', () => groupId, hex17('sg')],
  ['a network', () => call('ec2', 'CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc.VpcId, hex17('vpc')],
  ['a gateway', () => call('ec2', 'CreateInternetGateway', {}).InternetGateway.InternetGatewayId, hex17('igw')],
  ['an address', () => call('ec2', 'AllocateAddress', {}).AllocationId, hex17('eipalloc')],
  [
    'a launch template',
    () =>
      call('ec2', 'CreateLaunchTemplate', {
        LaunchTemplateName: 'forms',
        LaunchTemplateData: { ImageId: baseImage, InstanceType: 't4g.micro' },
      }).LaunchTemplate.LaunchTemplateId,
    hex17('lt'),
  ],
  [
    'an instance',
    () =>
      call('ec2', 'RunInstances', { ImageId: baseImage, InstanceType: 't4g.micro', MinCount: 1, MaxCount: 1 })
        .Instances[0].InstanceId,
    hex17('i'),
  ],
  [
    'a role',
    () =>
      call('iam', 'CreateRole', { RoleName: 'forms', AssumeRolePolicyDocument: trust('states.amazonaws.com') }).Role
        .Arn,
    /^arn:aws:iam::111122223333:role\/forms$/,
  ],
  ['the id of a role', () => call('iam', 'GetRole', { RoleName: 'forms' }).Role.RoleId, /^AROA[A-Z0-9]{17}$/],
  ['a topic', () => call('sns', 'CreateTopic', { Name: 'forms' }).TopicArn, `arn:aws:sns:us-east-1:${account}:forms`],
  [
    'a queue',
    () => call('sqs', 'CreateQueue', { QueueName: 'forms' }).QueueUrl,
    `https://sqs.us-east-1.amazonaws.com/${account}/forms`,
  ],
  [
    'a rule',
    () => call('eventbridge', 'PutRule', { Name: 'forms', ScheduleExpression: 'rate(1 day)' }).RuleArn,
    `arn:aws:events:us-east-1:${account}:rule/forms`,
  ],
  [
    'a table',
    () =>
      call('dynamodb', 'CreateTable', {
        TableName: 'forms',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      }).TableDescription.TableArn,
    `arn:aws:dynamodb:us-east-1:${account}:table/forms`,
  ],
  [
    'a target group',
    () =>
      call('elastic-load-balancing-v2', 'CreateTargetGroup', {
        Name: 'forms',
        Protocol: 'HTTP',
        Port: 80,
        VpcId: call('ec2', 'DescribeVpcs', {}).Vpcs[0].VpcId,
      }).TargetGroups[0].TargetGroupArn,
    /^arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup\/forms\/[0-9a-f]{16}$/,
  ],
  [
    'a group of schedules',
    () => call('scheduler', 'CreateScheduleGroup', { Name: 'forms' }).ScheduleGroupArn,
    `arn:aws:scheduler:us-east-1:${account}:schedule-group/forms`,
  ],
  [
    'a stack',
    () =>
      call('cloudformation', 'CreateStack', {
        StackName: 'forms',
        TemplateBody: JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
      }).StackId,
    /^arn:aws:cloudformation:us-east-1:111122223333:stack\/forms\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  ],
  [
    'a component',
    () =>
      call('imagebuilder', 'CreateComponent', {
        name: 'forms',
        semanticVersion: '1.0.0',
        platform: 'Linux',
        data: 'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Say\n        action: ExecuteBash\n        inputs:\n          commands: [echo]\n',
        clientToken: 'forms',
      }).componentBuildVersionArn,
    /^arn:aws:imagebuilder:us-east-1:111122223333:component\/forms\/1\.0\.0\/1$/,
  ],
] as const)('%s', (_, made, form) => {
  const id = made() as string;
  if (typeof form === 'string') expect(id).toBe(form);
  else expect(id).toMatch(form);
});

it('a request', async () => {
  const { $metadata } = await region.client(EC2Client).send(new DescribeVpcsCommand({}));
  expect($metadata.requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
