// A fleet as it is now, from five services, as the decisions about it want to see it.

import {
  AutoScalingClient,
  type AutoScalingGroup,
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeLaunchTemplatesCommand, DescribeLaunchTemplateVersionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeRulesCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { tagKeys } from '../../lib/contract/names.ts';
import type { FleetSettings } from '../../lib/contract/settings.ts';
import type { FleetFacts, GroupFacts, RefreshFacts, TemplateFacts } from '../../lib/decisions/fleet-facts.ts';

const autoScaling = new AutoScalingClient({});
const ec2 = new EC2Client({});
const balancing = new ElasticLoadBalancingV2Client({});

export async function readFleet(settings: FleetSettings): Promise<FleetFacts> {
  const [groups, refresh, weights, targets] = await Promise.all([
    readGroups([settings.autoScalingGroup, settings.canary.autoScalingGroup]),
    readRefresh(settings.autoScalingGroup),
    readWeights(settings),
    readTargets(settings.targetGroupArn),
  ]);
  const body = groups.get(settings.autoScalingGroup);
  const canary = groups.get(settings.canary.autoScalingGroup);
  return { body, canary, refresh, template: await readTemplate(body), weights, targets };
}

async function readGroups(names: string[]): Promise<Map<string, GroupFacts>> {
  const asked = names.filter((name) => name !== '');
  const { AutoScalingGroups } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: asked }),
  );
  return new Map((AutoScalingGroups ?? []).map((group) => [group.AutoScalingGroupName ?? '', groupFacts(group)]));
}

function groupFacts(group: AutoScalingGroup): GroupFacts {
  return {
    name: group.AutoScalingGroupName ?? '',
    templateVersion: group.LaunchTemplate?.Version,
    launchTemplateId: group.LaunchTemplate?.LaunchTemplateId,
    mixedInstances: group.MixedInstancesPolicy !== undefined,
    tagged: isTagged(group.Tags),
    desired: group.DesiredCapacity ?? 0,
    suspended: (group.SuspendedProcesses ?? []).map((process) => process.ProcessName ?? ''),
    instances: (group.Instances ?? []).map((instance) => ({
      id: instance.InstanceId ?? '',
      lifecycleState: instance.LifecycleState ?? '',
      healthStatus: instance.HealthStatus ?? '',
      templateVersion: instance.LaunchTemplate?.Version,
    })),
  };
}

async function readRefresh(group: string): Promise<RefreshFacts | undefined> {
  try {
    const { InstanceRefreshes } = await autoScaling.send(
      new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: group, MaxRecords: 1 }),
    );
    const newest = InstanceRefreshes?.[0];
    if (newest === undefined) return undefined;
    return {
      id: newest.InstanceRefreshId ?? '',
      status: newest.Status ?? '',
      templateVersion: newest.DesiredConfiguration?.LaunchTemplate?.Version,
    };
  } catch (error) {
    // A group that is not there; the groups' own facts say so.
    if ((error as Error).name === 'ValidationError') return undefined;
    throw error;
  }
}

const isTagged = (tags: { Key?: string | undefined }[] = []) => tags.some(({ Key }) => Key === tagKeys.fleet);

async function readTemplate(body: GroupFacts | undefined): Promise<TemplateFacts | undefined> {
  if (body?.launchTemplateId === undefined || body.templateVersion === undefined) return undefined;
  const { launchTemplateId: id } = body;
  const [{ LaunchTemplateVersions }, { LaunchTemplates }] = await Promise.all([
    ec2.send(
      new DescribeLaunchTemplateVersionsCommand({
        LaunchTemplateId: id,
        Versions: [...new Set([body.templateVersion, '$Default'])],
      }),
    ),
    ec2.send(new DescribeLaunchTemplatesCommand({ LaunchTemplateIds: [id] })),
  ]);
  const versions = LaunchTemplateVersions ?? [];
  const defaultVersion = versions.find((version) => version.DefaultVersion === true);
  const own = versions.find((version) => String(version.VersionNumber) === body.templateVersion);
  return {
    imageId: own?.LaunchTemplateData?.ImageId,
    defaultVersion: String(defaultVersion?.VersionNumber ?? ''),
    tagged: isTagged(LaunchTemplates?.[0]?.Tags),
  };
}

async function readWeights(settings: FleetSettings): Promise<FleetFacts['weights']> {
  if (settings.listenerRuleArn === '') return undefined;
  const { Rules } = await balancing.send(new DescribeRulesCommand({ RuleArns: [settings.listenerRuleArn] }));
  const forward = Rules?.[0]?.Actions?.find((action) => action.Type === 'forward')?.ForwardConfig;
  const weight = (arn: string) => forward?.TargetGroups?.find((group) => group.TargetGroupArn === arn)?.Weight ?? 0;
  return {
    body: weight(settings.targetGroupArn),
    canary: weight(settings.canaryTargetGroupArn),
    sticky: forward?.TargetGroupStickinessConfig?.Enabled === true,
  };
}

export async function readTargets(targetGroupArn: string): Promise<Record<string, string> | undefined> {
  if (targetGroupArn === '') return undefined;
  const { TargetHealthDescriptions } = await balancing.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
  );
  return Object.fromEntries(
    (TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => [Target?.Id ?? '', TargetHealth?.State ?? '']),
  );
}
