// The update policy AutoScalingInstanceRefresh: what CloudFormation does to a group whose template changes.

import type { ResourceRequest, ResourceResult } from '../../../kernel/service.ts';

type Properties = Record<string, any>;

/** Changes of these properties replace the instances. */
const REPLACING = ['LaunchTemplate', 'MixedInstancesPolicy'];
const NUMBERS = ['BakeTime', 'CheckpointDelay', 'InstanceWarmup', 'MaxHealthyPercentage', 'MinHealthyPercentage'];

export function mustRefresh(request: ResourceRequest, previous: Properties): boolean {
  if (policyOf(request) === undefined) return false;
  return REPLACING.some((key) => JSON.stringify(request.properties[key]) !== JSON.stringify(previous[key]));
}

/** Starts the refresh; the result tells how it stands. */
export function refreshGroup(
  request: ResourceRequest,
  name: string,
  configuration: Properties,
): NonNullable<ResourceResult['settled']> {
  const policy = policyOf(request) ?? {};
  const { InstanceRefreshId } = request.call<{ InstanceRefreshId: string }>('auto-scaling', 'StartInstanceRefresh', {
    AutoScalingGroupName: name,
    Strategy: policy['Strategy'] ?? 'Rolling',
    DesiredConfiguration: configuration,
    Preferences: preferencesOf(policy['Preferences'] ?? {}),
  });
  return () => {
    const [refresh] = request.call<{ InstanceRefreshes: { Status: string; StatusReason?: string }[] }>(
      'auto-scaling',
      'DescribeInstanceRefreshes',
      { AutoScalingGroupName: name, InstanceRefreshIds: [InstanceRefreshId] },
    ).InstanceRefreshes;
    switch (refresh?.Status) {
      case 'Successful':
        return 'done';
      case 'Failed':
      case 'Cancelled':
      case 'RollbackSuccessful':
      case 'RollbackFailed':
        return { failed: `Instance refresh ${InstanceRefreshId} ended as ${refresh.Status}: ${refresh.StatusReason}` };
      default:
        return 'pending';
    }
  };
}

function policyOf({ policies }: ResourceRequest): Properties | undefined {
  return policies['UpdatePolicy']?.['AutoScalingInstanceRefresh'];
}

function preferencesOf(preferences: Properties): Properties {
  const read = Object.entries(preferences).map(([key, value]) => {
    if (NUMBERS.includes(key)) return [key, Number(value)];
    if (key === 'CheckpointPercentages') return [key, value.map(Number)];
    if (key === 'SkipMatching') return [key, String(value) === 'true'];
    return [key, value];
  });
  return Object.fromEntries(read);
}
