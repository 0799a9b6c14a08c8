// Members that AWS's documents forbid together, through the SDK's clients.

import { AutoScalingClient, CreateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { PutParameterCommand, SendCommandCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect, it } from 'vitest';
import { createRegion } from '../../../lib/simulator/region.ts';

const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
const [vpc] = region.call('ec2', 'DescribeVpcs', {}).Vpcs;
region.call('cloudwatch-logs', 'CreateLogGroup', { logGroupName: 'g' });
const role = 'arn:aws:iam::111122223333:role/r';
const instance = 'i-0123456789abcdef0';

it.each([
  [
    'EC2 instances and a page',
    EC2Client,
    new DescribeInstancesCommand({ InstanceIds: [instance], MaxResults: 5 }),
    'InvalidParameterCombination',
  ],
  [
    'EC2 instances and a page of their status',
    EC2Client,
    new DescribeInstanceStatusCommand({ InstanceIds: [instance], MaxResults: 5 }),
    'InvalidParameterCombination',
  ],
  [
    'EC2 two attributes of a network',
    EC2Client,
    new ModifyVpcAttributeCommand({
      VpcId: vpc.VpcId,
      EnableDnsHostnames: { Value: true },
      EnableDnsSupport: { Value: true },
    }),
    'InvalidParameterCombination',
  ],
  [
    'EC2 a template by id and by name',
    EC2Client,
    new DescribeLaunchTemplateVersionsCommand({
      LaunchTemplateId: 'lt-0123456789abcdef0',
      LaunchTemplateName: 'template',
    }),
    /^Invalid/,
  ],
  [
    'balancers by ARN and by name',
    ElasticLoadBalancingV2Client,
    new DescribeLoadBalancersCommand({ LoadBalancerArns: [], Names: [] }),
    'ValidationError',
  ],
  [
    'target groups by name and by balancer',
    ElasticLoadBalancingV2Client,
    new DescribeTargetGroupsCommand({ Names: ['a'], LoadBalancerArn: 'b' }),
    'ValidationError',
  ],
  [
    'rules by listener and by ARN',
    ElasticLoadBalancingV2Client,
    new DescribeRulesCommand({ ListenerArn: 'a', RuleArns: ['b'] }),
    'ValidationError',
  ],
  [
    'a group of a template and of a configuration',
    AutoScalingClient,
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: 'g',
      MinSize: 0,
      MaxSize: 0,
      LaunchTemplate: { LaunchTemplateName: 'template' },
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: 'template' } } },
    }),
    'ValidationError',
  ],
  [
    'two ways for a stack that fails',
    CloudFormationClient,
    new CreateStackCommand({ StackName: 's', TemplateBody: '{}', OnFailure: 'DELETE', DisableRollback: true }),
    'ValidationError',
  ],
  [
    'alarms by name and by prefix',
    CloudWatchClient,
    new DescribeAlarmsCommand({ AlarmNames: ['a'], AlarmNamePrefix: 'a' }),
    'InvalidParameterCombinationException',
  ],
  [
    'a log group by name and by ARN',
    CloudWatchLogsClient,
    new FilterLogEventsCommand({ logGroupName: 'g', logGroupIdentifier: 'g' }),
    'InvalidParameterException',
  ],
  [
    'log streams by name and by prefix',
    CloudWatchLogsClient,
    new FilterLogEventsCommand({ logGroupName: 'g', logStreamNames: ['s'], logStreamNamePrefix: 's' }),
    'InvalidParameterException',
  ],
  ['a rule that nothing sets off', EventBridgeClient, new PutRuleCommand({ Name: 'r' }), 'ValidationException'],
  [
    'a window where the schedule has none',
    SchedulerClient,
    new CreateScheduleCommand({
      Name: 's',
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 },
      Target: { Arn: 'arn:aws:sqs:us-east-1:111122223333:q', RoleArn: role },
    }),
    'ValidationException',
  ],
  [
    'tags on a parameter that is written over',
    SSMClient,
    new PutParameterCommand({
      Name: '/p',
      Value: 'v',
      Type: 'String',
      Overwrite: true,
      Tags: [{ Key: 'k', Value: 'v' }],
    }),
    'ValidationException',
  ],
  [
    'a command for instances and for tags',
    SSMClient,
    new SendCommandCommand({
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [instance],
      Targets: [{ Key: 'tag:a', Values: ['b'] }],
    }),
    /^(Invalid|Validation)/,
  ],
] as const)('refuses %s', async (_, Client, command, code) => {
  const client = region.client(Client as never) as { send(command: object): Promise<unknown> };
  const name = await client.send(command).then(
    () => 'taken',
    (error: Error) => error.name,
  );
  expect(name).toMatch(code);
});
