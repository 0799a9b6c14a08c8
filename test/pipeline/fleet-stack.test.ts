import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { synthesizeExample } from './synthesize-example.ts';

let template: Template;

beforeAll(() => {
  const stack = synthesizeExample().stacks.find((one) => one.stackName === 'goldsmith-fleet-web-prod');
  if (stack === undefined) throw new Error('the example has no fleet web-prod');
  template = Template.fromStack(stack);
}, 60_000);

test('instances are private, encrypted and speak IMDSv2 alone', () => {
  template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      NetworkInterfaces: [Match.objectLike({ AssociatePublicIpAddress: false })],
      MetadataOptions: Match.objectLike({ HttpTokens: 'required' }),
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: Match.objectLike({ Encrypted: true }) }],
    },
  });
});

test('only the load balancer reaches them', () => {
  const groups = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  expect(groups).toHaveLength(1);
  const ingress = groups[0]?.['Properties'].SecurityGroupIngress;
  expect(ingress).toHaveLength(1);
  expect(ingress[0].SourceSecurityGroupId).toBeDefined();
  expect(ingress[0].CidrIp).toBeUndefined();
});

test('the AMI is what Goldsmith promoted, read again on each deploy', () => {
  template.hasParameter('*', {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    Default: '/goldsmith/fleets/web-prod/image',
  });
});

test('both groups are on a numbered template version, the canary group is empty', () => {
  const groups = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup')) as any[];
  expect(groups).toHaveLength(2);
  for (const group of groups) {
    expect(group.Properties.LaunchTemplate.Version['Fn::GetAtt'][1]).toBe('LatestVersionNumber');
    expect(group.Properties.DesiredCapacity).toBeUndefined();
  }
  expect(groups.map((group) => group.Properties.MinSize).toSorted()).toEqual(['0', '6']);
});

test("a stack's own change of the body goes through an instance refresh with the alarms", () => {
  template.hasResource('AWS::AutoScaling::AutoScalingGroup', {
    UpdatePolicy: {
      AutoScalingInstanceRefresh: {
        Strategy: 'Rolling',
        Preferences: Match.objectLike({ MinHealthyPercentage: 100, MaxHealthyPercentage: 150, SkipMatching: true }),
      },
    },
  });
});

test('all requests go to the body, and clients stick to no group', () => {
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Actions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [Match.objectLike({ Weight: 100 }), Match.objectLike({ Weight: 0 })],
          TargetGroupStickinessConfig: { Enabled: false },
        },
      },
    ],
  });
});

test('no alarm is in INSUFFICIENT_DATA for want of traffic', () => {
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')) as any[];
  expect(alarms).toHaveLength(3);
  for (const { Properties } of alarms) expect(Properties.TreatMissingData).toBe('notBreaching');
});

test('a target may be unhealthy for as long as a new instance may take to come up', () => {
  const [alarm] = Object.values(template.findResources('AWS::CloudWatch::Alarm')).filter(
    (one) => one['Properties'].MetricName === 'UnHealthyHostCount',
  ) as any[];
  const groups = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup')) as any[];
  const { Period, EvaluationPeriods, DatapointsToAlarm } = alarm.Properties;
  expect(DatapointsToAlarm).toBe(EvaluationPeriods);
  for (const { Properties } of groups) {
    expect(Period * EvaluationPeriods).toBeGreaterThan(Properties.HealthCheckGracePeriod);
  }
});

test('the pipeline finds the fleet by its settings', () => {
  template.hasResourceProperties('AWS::SSM::Parameter', { Name: '/goldsmith/fleets/web-prod/settings' });
});
