// A fleet of the kind that the tests around Auto Scaling, load balancing and traffic begin with.

import { createRegion, type Region } from '../../../../lib/simulator/region.ts';

export const START_MS = Date.UTC(2026, 10, 21, 8);

export interface Fleet {
  readonly region: Region;
  readonly images: readonly [string, string];
  readonly templateId: string;
  readonly loadBalancer: string;
  readonly listener: string;
  readonly targetGroup: string;
  readonly canaryGroup: string;
  readonly subnets: readonly string[];
  readonly vpcId: string;
  /** Ids and states of the targets, in the order of registration. */
  targets(group?: string): { id: string; state: string; reason: string | undefined }[];
  healthy(): number;
  /** Makes the group and waits until all its targets are healthy. */
  grow(desired: number, more?: object): Promise<void>;
}

export const GROUP = 'web';

export function createFleet(options: { seed?: number; intervalSeconds?: number; graceSeconds?: number } = {}): Fleet {
  const region = createRegion({ seed: options.seed ?? 1, startMs: START_MS });
  const { Subnets } = region.call('ec2', 'DescribeSubnets', {});
  const subnets = Subnets.slice(0, 2).map(({ SubnetId }: { SubnetId: string }) => SubnetId);
  const vpcId = Subnets[0].VpcId;
  const images = [registerImage(region, 'web-1'), registerImage(region, 'web-2')] as const;
  const templateId = createTemplate(region, images);
  const elb = (operation: string, input: object) => region.call('elastic-load-balancing-v2', operation, input);
  const loadBalancer = elb('CreateLoadBalancer', { Name: 'front', Subnets: subnets }).LoadBalancers[0].LoadBalancerArn;
  const createGroup = (Name: string) => {
    const { TargetGroupArn } = elb('CreateTargetGroup', {
      Name,
      Protocol: 'HTTP',
      Port: 80,
      VpcId: vpcId,
      HealthCheckIntervalSeconds: options.intervalSeconds ?? 10,
      HealthyThresholdCount: 2,
    }).TargetGroups[0];
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }];
    elb('ModifyTargetGroupAttributes', { TargetGroupArn, Attributes });
    return TargetGroupArn as string;
  };
  const targetGroup = createGroup('web');
  const canaryGroup = createGroup('web-canary');
  const listener = elb('CreateListener', {
    LoadBalancerArn: loadBalancer,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: targetGroup, Weight: 100 },
            { TargetGroupArn: canaryGroup, Weight: 0 },
          ],
        },
      },
    ],
  }).Listeners[0].ListenerArn;
  const targets = (group = targetGroup) =>
    elb('DescribeTargetHealth', { TargetGroupArn: group }).TargetHealthDescriptions.map(
      ({ Target, TargetHealth }: { Target: { Id: string }; TargetHealth: { State: string; Reason?: string } }) => ({
        id: Target.Id,
        state: TargetHealth.State,
        reason: TargetHealth.Reason,
      }),
    );
  const healthy = () => targets().filter(({ state }: { state: string }) => state === 'healthy').length;
  return {
    region,
    images,
    templateId,
    loadBalancer,
    listener,
    targetGroup,
    canaryGroup,
    subnets,
    vpcId,
    targets,
    healthy,
    async grow(desired, more = {}) {
      region.call('auto-scaling', 'CreateAutoScalingGroup', {
        AutoScalingGroupName: GROUP,
        MinSize: 0,
        MaxSize: 2 * desired,
        DesiredCapacity: desired,
        LaunchTemplate: { LaunchTemplateId: templateId, Version: '1' },
        VPCZoneIdentifier: subnets.join(','),
        TargetGroupARNs: [targetGroup],
        HealthCheckType: 'ELB',
        HealthCheckGracePeriod: options.graceSeconds ?? 120,
        ...more,
      });
      const active = () => elb('DescribeLoadBalancers', {}).LoadBalancers[0].State.Code === 'active';
      await region.run({ until: () => healthy() === desired && active(), limitMs: 30 * 60_000 });
    },
  };
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

/** Version 1 launches the first image, version 2 the second. */
function createTemplate(region: Region, [first, second]: readonly [string, string]): string {
  const { LaunchTemplate } = region.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'web',
    LaunchTemplateData: { ImageId: first, InstanceType: 't3.micro' },
  });
  const { LaunchTemplateId } = LaunchTemplate;
  region.call('ec2', 'CreateLaunchTemplateVersion', {
    LaunchTemplateId,
    SourceVersion: '1',
    LaunchTemplateData: { ImageId: second },
  });
  return LaunchTemplateId;
}

/** The events of a source from now on, as `<seconds> <detail type>`. */
export function recordEvents(region: Region, source: string): string[] {
  const seen: string[] = [];
  region.journal.listen((entry) => {
    if (entry.kind === 'event' && entry.source === source) seen.push(entry.type);
  });
  return seen;
}
