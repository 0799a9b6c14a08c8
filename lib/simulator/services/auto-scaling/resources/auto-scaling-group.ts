import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { mustRefresh, refreshGroup } from './instance-refresh-policy.ts';

type Properties = Record<string, any>;

const SERVICE = 'auto-scaling';

/** Properties that are numbers in the API and may be text in a template. */
const NUMBERS = [
  'MinSize',
  'MaxSize',
  'DesiredCapacity',
  'Cooldown',
  'HealthCheckGracePeriod',
  'DefaultInstanceWarmup',
  'MaxInstanceLifetime',
];
const RENAMED: Readonly<Record<string, string>> = { Cooldown: 'DefaultCooldown' };
const COPIED = [
  ...NUMBERS,
  'LaunchTemplate',
  'LaunchConfigurationName',
  'MixedInstancesPolicy',
  'HealthCheckType',
  'NewInstancesProtectedFromScaleIn',
  'CapacityRebalance',
  'TerminationPolicies',
  'InstanceMaintenancePolicy',
  'PlacementGroup',
  'ServiceLinkedRoleARN',
];

export const autoScalingGroup: ResourceType = {
  replacedBy: ['AutoScalingGroupName', 'InstanceId'],
  create(request) {
    refuseOtherPolicies(request);
    const name = request.properties['AutoScalingGroupName'] ?? request.generatedName;
    request.call(SERVICE, 'CreateAutoScalingGroup', {
      AutoScalingGroupName: name,
      ...settings(request.properties),
      TargetGroupARNs: request.properties['TargetGroupARNs'] ?? [],
      Tags: tagsOf(request, name),
    });
    return {
      physicalId: name,
      attributes: { AutoScalingGroupARN: readGroup(request, name)?.AutoScalingGroupARN },
      settled: () => stabilized(request, name),
    };
  },
  update(request, { physicalId: name, previousProperties }) {
    refuseOtherPolicies(request);
    const replaces = mustRefresh(request, previousProperties);
    const { LaunchTemplate, MixedInstancesPolicy, ...rest } = settings(request.properties);
    const configuration = {
      ...(LaunchTemplate && { LaunchTemplate }),
      ...(MixedInstancesPolicy && { MixedInstancesPolicy }),
    };
    request.call(SERVICE, 'UpdateAutoScalingGroup', {
      AutoScalingGroupName: name,
      ...withoutUnchangedSizes(rest, previousProperties),
      ...(replaces || sameConfiguration(request, previousProperties) ? {} : configuration),
    });
    changeTargetGroups(request, name, previousProperties);
    request.call(SERVICE, 'CreateOrUpdateTags', { Tags: tagsOf(request, name) });
    const ended = replaces ? refreshGroup(request, name, configuration) : undefined;
    return {
      physicalId: name,
      attributes: { AutoScalingGroupARN: readGroup(request, name)?.AutoScalingGroupARN },
      ...(ended === undefined ? {} : { settled: ended }),
    };
  },
  delete(request, { physicalId: name }) {
    if (readGroup(request, name) === undefined) return undefined;
    request.call(SERVICE, 'DeleteAutoScalingGroup', { AutoScalingGroupName: name, ForceDelete: true });
    return { settled: () => (readGroup(request, name) === undefined ? 'done' : 'pending') };
  },
};

interface Found {
  AutoScalingGroupARN: string;
  DesiredCapacity: number;
  Instances: { LifecycleState: string }[];
}

function readGroup(request: ResourceRequest, name: string): Found | undefined {
  const input = { AutoScalingGroupNames: [name] };
  return request.call<{ AutoScalingGroups: Found[] }>(SERVICE, 'DescribeAutoScalingGroups', input).AutoScalingGroups[0];
}

/** After so long CloudFormation gives a group up that does not reach its size. Estimate: its own limit is not published. */
const STABILIZE_MS = 60 * 60_000;

function stabilized(request: ResourceRequest, name: string): ReturnType<NonNullable<ResourceResult['settled']>> {
  const group = readGroup(request, name);
  if (group === undefined) return { failed: `Auto Scaling group ${name} is gone` };
  const { Activities } = request.call<{
    Activities: { StartTime: Date; StatusCode: string; StatusMessage?: string }[];
  }>(SERVICE, 'DescribeScalingActivities', { AutoScalingGroupName: name });
  const inService = group.Instances.filter(({ LifecycleState }) => LifecycleState === 'InService').length;
  if (inService >= group.DesiredCapacity) return 'done';
  const [last] = Activities;
  const first = Activities.at(-1);
  const waitedMs = (last?.StartTime.getTime() ?? 0) - (first?.StartTime.getTime() ?? 0);
  if (last?.StatusCode !== 'Failed' || waitedMs < STABILIZE_MS) return 'pending';
  return {
    failed: `Group did not stabilize. {current/minSize/maxSize} group size = {${inService}/${request.properties['MinSize']}/${request.properties['MaxSize']}}. Failed Scaling Activity: ${last.StatusMessage}`,
  };
}

function settings(properties: Properties): Properties {
  const input: Properties = {};
  for (const key of COPIED) {
    const value = properties[key];
    if (value !== undefined) input[RENAMED[key] ?? key] = NUMBERS.includes(key) ? Number(value) : value;
  }
  const subnets = properties['VPCZoneIdentifier'];
  if (subnets !== undefined) input['VPCZoneIdentifier'] = Array.isArray(subnets) ? subnets.join(',') : subnets;
  const { LaunchTemplate } = input;
  if (LaunchTemplate !== undefined)
    input['LaunchTemplate'] = { ...LaunchTemplate, Version: String(LaunchTemplate.Version) };
  return input;
}

/** CloudFormation leaves the desired capacity alone where the template does not change it. */
function withoutUnchangedSizes(input: Properties, previous: Properties): Properties {
  const { DesiredCapacity, ...rest } = input;
  const before = previous['DesiredCapacity'];
  const same = DesiredCapacity === undefined || (before !== undefined && Number(before) === DesiredCapacity);
  return same ? rest : input;
}

function sameConfiguration({ properties }: ResourceRequest, previous: Properties): boolean {
  const text = (from: Properties) => JSON.stringify([from['LaunchTemplate'], from['MixedInstancesPolicy']]);
  return text(properties) === text(previous);
}

function changeTargetGroups(request: ResourceRequest, name: string, previous: Properties): void {
  const before = (previous['TargetGroupARNs'] ?? []) as string[];
  const after = (request.properties['TargetGroupARNs'] ?? []) as string[];
  const added = after.filter((arn) => !before.includes(arn));
  const removed = before.filter((arn) => !after.includes(arn));
  const change = (operation: string, TargetGroupARNs: string[]) => {
    if (TargetGroupARNs.length > 0) request.call(SERVICE, operation, { AutoScalingGroupName: name, TargetGroupARNs });
  };
  change('AttachLoadBalancerTargetGroups', added);
  change('DetachLoadBalancerTargetGroups', removed);
}

function tagsOf(request: ResourceRequest, name: string): object[] {
  const own = (request.properties['Tags'] ?? []) as { Key: string; Value: string; PropagateAtLaunch: unknown }[];
  const byKey = new Map<string, object>();
  const add = (Key: string, Value: string, propagate: unknown) =>
    byKey.set(Key, {
      Key,
      Value,
      PropagateAtLaunch: String(propagate) === 'true',
      ResourceId: name,
      ResourceType: 'auto-scaling-group',
    });
  for (const { Key, Value } of request.tags) add(Key, Value, true);
  for (const { Key, Value, PropagateAtLaunch } of own) add(Key, Value, PropagateAtLaunch);
  add('aws:cloudformation:stack-name', request.stackName, true);
  add('aws:cloudformation:stack-id', request.stackId, true);
  add('aws:cloudformation:logical-id', request.logicalId, true);
  return [...byKey.values()];
}

const MODELLED_POLICIES = ['AutoScalingInstanceRefresh', 'AutoScalingScheduledAction'];

function refuseOtherPolicies({ policies, logicalId }: ResourceRequest): void {
  const update = policies['UpdatePolicy'] ?? {};
  const unknown = Object.keys(update).find((name) => !MODELLED_POLICIES.includes(name));
  const what = unknown ?? (policies['CreationPolicy'] === undefined ? undefined : 'CreationPolicy');
  if (what !== undefined) {
    throw new ServiceError(
      'NotModelled',
      `The simulator does not model ${what} of the Auto Scaling group ${logicalId}; use AutoScalingInstanceRefresh`,
    );
  }
}
