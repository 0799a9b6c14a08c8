// The stored groups, members and refreshes in the form in which the API answers them.

import type {
  AutoScalingGroup,
  AutoScalingInstanceDetails,
  Instance,
  InstanceRefresh,
  TagDescription,
} from '@aws-sdk/client-auto-scaling';
import { templateSpecification } from './configuration.ts';
import type { Group, Member, Refresh } from './state.ts';

export function describeGroup(group: Group): AutoScalingGroup {
  const { template, mixed } = group.configuration;
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...(mixed === undefined ? { LaunchTemplate: templateSpecification(template) } : { MixedInstancesPolicy: mixed }),
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desired,
    DefaultCooldown: group.cooldownSeconds,
    AvailabilityZones: group.zones,
    LoadBalancerNames: [],
    TargetGroupARNs: group.targetGroupArns,
    HealthCheckType: group.healthCheckType,
    HealthCheckGracePeriod: group.graceSeconds,
    Instances: [...group.members.values()].map(describeMember),
    CreatedTime: group.createdTime,
    SuspendedProcesses: [...group.suspended].map((ProcessName) => ({
      ProcessName,
      SuspensionReason: 'User suspended',
    })),
    VPCZoneIdentifier: group.subnetIds.join(','),
    EnabledMetrics: [],
    ...(group.deleting ? { Status: 'Delete in progress' } : {}),
    Tags: describeTags(group),
    TerminationPolicies: group.terminationPolicies,
    NewInstancesProtectedFromScaleIn: group.newInstancesProtected,
    ServiceLinkedRoleARN: group.serviceLinkedRoleArn,
    TrafficSources: group.targetGroupArns.map((Identifier) => ({ Identifier, Type: 'elbv2' })),
    ...(group.maxInstanceLifetime === undefined ? {} : { MaxInstanceLifetime: group.maxInstanceLifetime }),
    ...(group.capacityRebalance === undefined ? {} : { CapacityRebalance: group.capacityRebalance }),
    ...(group.warmupSeconds === undefined ? {} : { DefaultInstanceWarmup: group.warmupSeconds }),
    ...(group.maintenance === undefined ? {} : { InstanceMaintenancePolicy: group.maintenance }),
  };
}

export function describeTags(group: Group): TagDescription[] {
  return [...group.tags.values()].map(({ key, value, propagate }) => ({
    ResourceId: group.name,
    ResourceType: 'auto-scaling-group',
    Key: key,
    Value: value,
    PropagateAtLaunch: propagate,
  }));
}

export function describeMember(member: Member): Instance {
  return {
    InstanceId: member.id,
    InstanceType: member.instanceType,
    AvailabilityZone: member.zone,
    LifecycleState: member.lifecycle,
    HealthStatus: member.health,
    LaunchTemplate: templateSpecification(member.template),
    ImageId: member.imageId,
    ProtectedFromScaleIn: member.protectedFromScaleIn,
  };
}

export function describeMemberOf(group: Group, member: Member): AutoScalingInstanceDetails {
  const { HealthStatus, ...rest } = describeMember(member);
  return { ...rest, AutoScalingGroupName: group.name, HealthStatus: HealthStatus?.toUpperCase() };
}

export function describeRefresh(refresh: Refresh): InstanceRefresh {
  const { rollback } = refresh;
  const began = refresh.status !== 'Pending';
  return {
    InstanceRefreshId: refresh.id,
    AutoScalingGroupName: refresh.group.name,
    Status: refresh.status,
    ...(refresh.reason === undefined ? {} : { StatusReason: refresh.reason }),
    StartTime: new Date(refresh.startMs),
    ...(refresh.endMs === undefined ? {} : { EndTime: new Date(refresh.endMs) }),
    ...(began ? { PercentageComplete: refresh.percent, InstancesToUpdate: refresh.toUpdate } : {}),
    Preferences: refresh.preferences,
    ...(refresh.desiredAsGiven === undefined ? {} : { DesiredConfiguration: refresh.desiredAsGiven }),
    Strategy: refresh.strategy as 'Rolling',
    ...(rollback === undefined
      ? {}
      : {
          RollbackDetails: {
            RollbackReason: rollback.reason,
            RollbackStartTime: new Date(rollback.startMs),
            PercentageCompleteOnRollback: rollback.percentBefore,
            InstancesToUpdateOnRollback: rollback.toUpdateBefore,
          },
        }),
  };
}
