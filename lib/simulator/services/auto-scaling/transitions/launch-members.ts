import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { closeActivity, openActivity, stamp } from '../activities.ts';
import { readVersion, type TemplateVersion } from '../configuration.ts';
import { tellInstanceEvent } from '../events.ts';
import { activeRefresh, liveMembers } from '../find.ts';
import { launchRequest } from '../launch-request.ts';
import type { AutoScalingState, Configuration, Group, Member } from '../state.ts';
import { setLifecycle } from './set-lifecycle.ts';

type Context = ServiceContext<AutoScalingState>;

const LONGEST_RETRY_MS = 10 * 60_000;

/** Launches so many members, balanced over the group's subnets. A refusal by EC2 is tried again later, at growing distance. */
export function launchMembers(context: Context, group: Group, count: number): void {
  const configuration = configurationInForce(context.state, group);
  const before = liveMembers(group).length;
  const cause =
    group.cause ??
    `an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${before} to ${before + count}.`;
  for (const [subnetId, share] of balance(group, count)) {
    try {
      const version = readVersion(context, configuration.template);
      launchInto(context, group, { configuration, version, subnetId, share, cause });
      group.launchFailures = 0;
      group.retryLaunchAtMs = 0;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      noteFailure(context, group, { error, subnetId, cause });
    }
  }
}

/** While a refresh with a desired configuration goes forward, every launch follows it; the group's own comes back with a rollback. */
export function configurationInForce(state: AutoScalingState, group: Group): Configuration {
  const refresh = activeRefresh(state, group);
  const forward = refresh !== undefined && refresh.rollback === undefined && refresh.status !== 'Cancelling';
  return (forward ? refresh.desired : undefined) ?? group.configuration;
}

function balance(group: Group, count: number): Map<string, number> {
  const held = new Map(group.subnetIds.map((subnetId) => [subnetId, 0]));
  for (const { subnetId } of liveMembers(group)) held.set(subnetId, (held.get(subnetId) ?? 0) + 1);
  const shares = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const subnetId = group.subnetIds.reduce((least, other) =>
      (held.get(other) ?? 0) < (held.get(least) ?? 0) ? other : least,
    );
    held.set(subnetId, (held.get(subnetId) ?? 0) + 1);
    shares.set(subnetId, (shares.get(subnetId) ?? 0) + 1);
  }
  return shares;
}

interface Batch {
  readonly configuration: Configuration;
  readonly version: TemplateVersion;
  readonly subnetId: string;
  readonly share: number;
  readonly cause: string;
}

interface Launched {
  Instances: { InstanceId: string; ImageId: string; InstanceType: string; Placement: { AvailabilityZone: string } }[];
}

function launchInto(context: Context, group: Group, batch: Batch): void {
  const { configuration, version, subnetId } = batch;
  const template = { ...configuration.template, version: String(version.VersionNumber) };
  const { Instances } = context.call<Launched>('ec2', 'RunInstances', {
    ...launchRequest(configuration, version, subnetId),
    MinCount: batch.share,
    MaxCount: batch.share,
    TagSpecifications: [{ ResourceType: 'instance', Tags: instanceTags(group) }],
  });
  for (const instance of Instances) {
    const zone = instance.Placement.AvailabilityZone;
    const launchActivity = openActivity(context, group, {
      Description: `Launching a new EC2 instance: ${instance.InstanceId}`,
      Cause: `At ${stamp(context.clock.nowMs)} ${batch.cause}`,
      Details: JSON.stringify({ 'Subnet ID': subnetId, 'Availability Zone': zone }),
    });
    const member: Member = {
      id: instance.InstanceId,
      zone,
      subnetId,
      instanceType: instance.InstanceType,
      imageId: instance.ImageId,
      template,
      launchActivity,
      lifecycle: 'Pending',
      health: 'Healthy',
      unhealthyBecause: undefined,
      protectedFromScaleIn: group.newInstancesProtected,
      inServiceAtMs: undefined,
      terminateActivity: undefined,
      targetStates: new Map(),
      draining: new Set(),
    };
    group.members.set(member.id, member);
    context.state.memberOf.set(member.id, group);
    setLifecycle(context, group, { member, to: 'Pending', isNew: true });
  }
}

function instanceTags(group: Group): { Key: string; Value: string }[] {
  const propagated = [...group.tags.values()].filter(({ propagate }) => propagate);
  return [
    ...propagated.map(({ key, value }) => ({ Key: key, Value: value })),
    { Key: 'aws:autoscaling:groupName', Value: group.name },
  ];
}

function noteFailure(
  context: Context,
  group: Group,
  failure: { error: ServiceError; subnetId: string; cause: string },
): void {
  const { error, subnetId, cause } = failure;
  const activity = openActivity(context, group, {
    Description: 'Launching a new EC2 instance',
    Cause: `At ${stamp(context.clock.nowMs)} ${cause}`,
    Details: JSON.stringify({ 'Subnet ID': subnetId }),
  });
  closeActivity(context, activity, { status: 'Failed', message: `${error.message} Launching EC2 instance failed.` });
  tellInstanceEvent(context, group, {
    type: 'Launch Unsuccessful',
    activity,
    instanceId: '',
    place: { zone: '', subnetId },
  });
  const waitMs = context.duration('autoscaling.launch-retry') * 2 ** Math.min(group.launchFailures, 5);
  group.launchFailures++;
  group.retryLaunchAtMs = context.clock.nowMs + Math.min(waitMs, LONGEST_RETRY_MS);
  const refresh = activeRefresh(context.state, group);
  if (refresh !== undefined) refresh.blockedSinceMs ??= context.clock.nowMs;
}
