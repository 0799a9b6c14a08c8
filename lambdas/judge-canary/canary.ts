import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeTargetHealthCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CanaryInstance } from '../../lib/decisions/canary-health.ts';

const autoScaling = new AutoScalingClient({});
const balancing = new ElasticLoadBalancingV2Client({});

export async function readInstances(group: string): Promise<CanaryInstance[]> {
  const { AutoScalingGroups } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [group] }),
  );
  return (AutoScalingGroups?.[0]?.Instances ?? []).map((instance) => ({
    id: instance.InstanceId ?? '',
    lifecycleState: instance.LifecycleState ?? '',
    templateVersion: instance.LaunchTemplate?.Version,
  }));
}

/** State by instance. */
export async function readTargets(targetGroupArn: string): Promise<Record<string, string>> {
  const { TargetHealthDescriptions } = await balancing.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
  );
  return Object.fromEntries(
    (TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => [Target?.Id ?? '', TargetHealth?.State ?? '']),
  );
}
