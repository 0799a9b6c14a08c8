import { parameters } from '../../lib/contract/parameters.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { operateRegion, putParameter } from './operated-region.ts';

/** AMIs of the versions 1 and 2, and the parts of a fleet that runs the second. */
export interface Fleet {
  amis: [string, string];
  group: string;
  ruleArn: string;
  targetGroupArns: [string, string];
}

/** A region with a fleet, `prod`, of two instances: a template of two versions, groups, targets, a rule and settings. */
export async function operateFleet() {
  const operated = await operateRegion();
  const { region } = operated;
  const amis = [registerImage(region, 'one'), registerImage(region, 'two')] as [string, string];
  const subnets = makeSubnets(region);
  const template = makeTemplate(region, amis);
  const balancer = makeBalancer(region, subnets);
  const makeGroup = (name: string, size: number) => {
    region.call('auto-scaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: name,
      MinSize: size,
      MaxSize: 4,
      LaunchTemplate: { LaunchTemplateId: template, Version: '2' },
      VPCZoneIdentifier: subnets.join(','),
    });
    return name;
  };
  const settings = {
    fleet: 'prod',
    image: 'web',
    autoScalingGroup: makeGroup('prod', 2),
    launchTemplateId: template,
    canary: {
      autoScalingGroup: makeGroup('prod-canary', 0),
      capacity: 1,
      sharePercent: 5,
      judgeSeconds: 60,
      healthTimeoutSeconds: 60,
      minRequests: 1,
    },
    listenerRuleArn: balancer.ruleArn,
    targetGroupArn: balancer.targetGroupArns[0],
    canaryTargetGroupArn: balancer.targetGroupArns[1],
    loadBalancerFullName: 'app/lb/1',
    targetGroupFullName: 'targetgroup/body/1',
    canaryTargetGroupFullName: 'targetgroup/canary/1',
    alarms: [],
    bakeSeconds: 0,
    instanceWarmupSeconds: 0,
    minHealthyPercentage: 100,
    maxHealthyPercentage: 150,
    refreshTimeoutSeconds: 3600,
    port: 80,
    healthPath: '/healthz',
  };
  putParameter(region, parameters.fleetSettings('prod'), JSON.stringify(settings));
  putParameter(region, parameters.fleetImage('prod'), amis[1]);
  await region.run({ forMs: 10 * 60_000 });
  const fleet: Fleet = { amis, group: 'prod', ...balancer };
  return { ...operated, fleet };
}

function registerImage(region: Region, name: string): string {
  return region.call('ec2', 'RegisterImage', {
    Name: name,
    Architecture: 'arm64',
    RootDeviceName: '/dev/xvda',
    VirtualizationType: 'hvm',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, SnapshotId: 'snap-0123456789abcdef0' } }],
  }).ImageId;
}

function makeSubnets(region: Region): string[] {
  const { VpcId } = region.call('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc;
  return ['a', 'b'].map(
    (zone, index) =>
      region.call('ec2', 'CreateSubnet', {
        VpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: `us-east-1${zone}`,
      }).Subnet.SubnetId,
  );
}

function makeTemplate(region: Region, amis: [string, string]): string {
  const { LaunchTemplateId } = region.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'prod',
    LaunchTemplateData: { ImageId: amis[0], InstanceType: 't4g.small' },
  }).LaunchTemplate;
  const data = { ImageId: amis[1], InstanceType: 't4g.small' };
  region.call('ec2', 'CreateLaunchTemplateVersion', { LaunchTemplateId, LaunchTemplateData: data });
  return LaunchTemplateId;
}

function makeBalancer(region: Region, subnets: string[]): Pick<Fleet, 'ruleArn' | 'targetGroupArns'> {
  const elb = <Output>(operation: string, input: object) =>
    region.call<Output>('elastic-load-balancing-v2', operation, input);
  const VpcId = region.call('ec2', 'DescribeVpcs', {}).Vpcs.at(-1).VpcId;
  const targetGroupArns = ['body', 'canary'].map(
    (Name) => elb<any>('CreateTargetGroup', { Name, VpcId, Protocol: 'HTTP', Port: 80 }).TargetGroups[0].TargetGroupArn,
  ) as [string, string];
  const { LoadBalancerArn } = elb<any>('CreateLoadBalancer', { Name: 'lb', Subnets: subnets }).LoadBalancers[0];
  const { ListenerArn } = elb<any>('CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  }).Listeners[0];
  const { RuleArn } = elb<any>('CreateRule', {
    ListenerArn,
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
    Actions: [weigh(targetGroupArns, 100, 0)],
  }).Rules[0];
  return { ruleArn: RuleArn, targetGroupArns };
}

/** The action of the rule that shares the requests between body and canary. */
export function weigh(targetGroupArns: [string, string], ...weights: [number, number]) {
  const TargetGroups = targetGroupArns.map((TargetGroupArn, index) => ({ TargetGroupArn, Weight: weights[index] }));
  return { Type: 'forward', ForwardConfig: { TargetGroups } };
}
