import { CloudFormationClient, CreateStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { createRegion, type Region } from '../../../../lib/simulator/region.ts';
import { START_MS } from './fleet.ts';

const MINUTE_MS = 60_000;

/** A fleet as a template has it: load balancer, rule, target group, group with an update policy, and an alarm on its errors. */
function template(region: Region, image: string): string {
  const { Subnets } = region.call('ec2', 'DescribeSubnets', {});
  const subnets = Subnets.slice(0, 2).map(({ SubnetId }: { SubnetId: string }) => SubnetId);
  return JSON.stringify({
    Resources: {
      Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: subnets } },
      Listener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: 'Balancer' },
          Port: '80',
          Protocol: 'HTTP',
          DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
        },
      },
      Targets: {
        Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        Properties: { Port: 80, Protocol: 'HTTP', VpcId: Subnets[0].VpcId, HealthCheckIntervalSeconds: 10 },
      },
      Rule: {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: {
          ListenerArn: { Ref: 'Listener' },
          Priority: 10,
          Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
          Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: { Ref: 'Targets' } }] } }],
        },
      },
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { ImageId: image, InstanceType: 't3.micro' } },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        DependsOn: ['Rule'],
        Properties: {
          MinSize: '2',
          MaxSize: '4',
          VPCZoneIdentifier: subnets,
          TargetGroupARNs: [{ Ref: 'Targets' }],
          LaunchTemplate: {
            LaunchTemplateId: { Ref: 'Template' },
            Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
          },
        },
        UpdatePolicy: {
          AutoScalingInstanceRefresh: {
            Strategy: 'Rolling',
            Preferences: { MinHealthyPercentage: 100, MaxHealthyPercentage: 150, InstanceWarmup: 10 },
          },
        },
      },
      Alarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          AlarmName: 'errors',
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
          Namespace: 'AWS/ApplicationELB',
          MetricName: 'HTTPCode_Target_5XX_Count',
          Statistic: 'Sum',
          Period: 60,
          Dimensions: [
            { Name: 'LoadBalancer', Value: { 'Fn::GetAtt': ['Balancer', 'LoadBalancerFullName'] } },
            { Name: 'TargetGroup', Value: { 'Fn::GetAtt': ['Targets', 'TargetGroupFullName'] } },
          ],
        },
      },
    },
  });
}

function registerImage(region: Region, Name: string): string {
  return region.call('ec2', 'RegisterImage', {
    Name,
    Architecture: 'x86_64',
    VirtualizationType: 'hvm',
    RootDeviceName: '/dev/xvda',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8 } }],
  }).ImageId;
}

const stackOf = (region: Region) => region.call('cloudformation', 'DescribeStacks', { StackName: 'fleet' }).Stacks[0];
const groupOf = (region: Region) => region.call('auto-scaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups[0];

test('a stack makes a fleet, replaces its instances by a refresh, and takes it down', async () => {
  const region = createRegion({ seed: 1, startMs: START_MS });
  const [first, second] = [registerImage(region, 'one'), registerImage(region, 'two')];
  const client = region.client(CloudFormationClient, { maxAttempts: 1 });
  const settled = (status: string) =>
    region
      .run({ until: () => !stackOf(region).StackStatus.endsWith('IN_PROGRESS'), limitMs: 120 * MINUTE_MS })
      .then(() => {
        expect(stackOf(region).StackStatus).toBe(status);
      });

  await client.send(new CreateStackCommand({ StackName: 'fleet', TemplateBody: template(region, first) }));
  await settled('CREATE_COMPLETE');
  expect(groupOf(region).Instances).toHaveLength(2);
  const [alarm] = region.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms;
  expect(alarm.Dimensions[0].Value).toMatch(/^app\//);
  expect(alarm.Dimensions[1].Value).toMatch(/^targetgroup\//);

  await client.send(new UpdateStackCommand({ StackName: 'fleet', TemplateBody: template(region, second) }));
  await settled('UPDATE_COMPLETE');
  const group = groupOf(region);
  expect(group.Instances.map(({ ImageId }: { ImageId: string }) => ImageId)).toEqual([second, second]);
  expect(group.LaunchTemplate.Version).toBe('2');
  const { InstanceRefreshes } = region.call('auto-scaling', 'DescribeInstanceRefreshes', {
    AutoScalingGroupName: group.AutoScalingGroupName,
  });
  expect(InstanceRefreshes.map(({ Status }: { Status: string }) => Status)).toEqual(['Successful']);

  region.call('cloudformation', 'DeleteStack', { StackName: 'fleet' });
  await region.run({ until: () => groupOf(region) === undefined, limitMs: 60 * MINUTE_MS });
  await region.run({ forMs: 10 * MINUTE_MS });
  expect(region.call('elastic-load-balancing-v2', 'DescribeLoadBalancers', {}).LoadBalancers).toEqual([]);
  expect(region.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms).toEqual([]);
});
