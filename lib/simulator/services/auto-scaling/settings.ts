// Settings that creating and updating a group share.

import type {
  CreateAutoScalingGroupCommandInput,
  UpdateAutoScalingGroupCommandInput,
} from '@aws-sdk/client-auto-scaling';
import type { ServiceContext } from '../../kernel/service.ts';
import { invalid } from './errors.ts';
import type { AutoScalingState, Group } from './state.ts';

type Input = CreateAutoScalingGroupCommandInput | UpdateAutoScalingGroupCommandInput;

/** Members of a request that AWS knows and the model does not; refused rather than overlooked. */
const NOT_MODELLED = [
  'LaunchConfigurationName',
  'InstanceId',
  'LoadBalancerNames',
  'TrafficSources',
  'LifecycleHookSpecificationList',
  'PlacementGroup',
  'AvailabilityZoneIds',
  'CapacityReservationSpecification',
  'InstanceLifecyclePolicy',
] as const;

export function refuseWhatIsNotModelled(input: object): void {
  for (const member of NOT_MODELLED) {
    const value = (input as Record<string, unknown>)[member];
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!empty) throw invalid(`The simulator does not model ${member} of Auto Scaling groups; see docs/fidelity.md`);
  }
}

export function applySettings(group: Group, input: Input): void {
  group.serviceLinkedRoleArn = input.ServiceLinkedRoleARN ?? group.serviceLinkedRoleArn;
  group.cooldownSeconds = input.DefaultCooldown ?? group.cooldownSeconds;
  group.healthCheckType = input.HealthCheckType ?? group.healthCheckType;
  group.graceSeconds = input.HealthCheckGracePeriod ?? group.graceSeconds;
  group.newInstancesProtected = input.NewInstancesProtectedFromScaleIn ?? group.newInstancesProtected;
  group.terminationPolicies = input.TerminationPolicies ?? group.terminationPolicies;
  group.maxInstanceLifetime = input.MaxInstanceLifetime ?? group.maxInstanceLifetime;
  group.capacityRebalance = input.CapacityRebalance ?? group.capacityRebalance;
  if (input.DefaultInstanceWarmup !== undefined) {
    group.warmupSeconds = input.DefaultInstanceWarmup === -1 ? undefined : input.DefaultInstanceWarmup;
  }
  const policy = input.InstanceMaintenancePolicy;
  if (policy !== undefined) group.maintenance = policy.MinHealthyPercentage === -1 ? undefined : policy;
}

/** The subnets of a request with their zones. */
export function readSubnets(
  context: ServiceContext<AutoScalingState>,
  input: Input,
): { subnetIds: string[]; zones: string[] } {
  const subnetIds = input.VPCZoneIdentifier?.split(',').map((id) => id.trim()) ?? [];
  if (subnetIds.length === 0) {
    if ((input.AvailabilityZones ?? []).length === 0) {
      throw invalid('At least one Availability Zone or VPC Subnet is required.');
    }
    throw invalid('The simulator places Auto Scaling groups by VPCZoneIdentifier only; give at least one subnet');
  }
  const { Subnets } = context.call<{ Subnets: { SubnetId: string; AvailabilityZone: string }[] }>(
    'ec2',
    'DescribeSubnets',
    { SubnetIds: subnetIds },
  );
  return { subnetIds, zones: [...new Set(Subnets.map(({ AvailabilityZone }) => AvailabilityZone))].sort() };
}
