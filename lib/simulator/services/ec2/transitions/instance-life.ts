// pending -> running -> shutting-down -> terminated, and running -> stopping -> stopped -> pending.

import type { Instance, InstanceStateName } from '@aws-sdk/client-ec2';
import type { ServiceContext } from '../../../kernel/service.ts';
import { changeInstance, instanceState } from '../instances.ts';
import { releaseAddress } from '../network/addresses.ts';
import type { Ec2State, InstanceRecord } from '../state.ts';

type Context = ServiceContext<Ec2State>;

/** Tells of an instance's state, and of the one before. */
function tell(context: Context, instance: Instance, from: string | undefined): void {
  const id = instance.InstanceId as string;
  const to = instance.State?.Name as string;
  context.transition(id, from, to, { imageId: instance.ImageId, instanceType: instance.InstanceType });
  context.emit({
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    resources: [`arn:${context.partition}:ec2:${context.region}:${context.account}:instance/${id}`],
    detail: { 'instance-id': id, state: to },
  });
}

function enter(
  context: Context,
  record: InstanceRecord,
  to: InstanceStateName,
  members: Partial<Instance> = {},
): InstanceRecord {
  const terminatedAtMs = to === 'terminated' ? context.clock.nowMs : undefined;
  const changed = changeInstance(context.state, record, { State: instanceState(to), ...members }, { terminatedAtMs });
  tell(context, changed.instance, record.instance.State?.Name);
  return changed;
}

/** Goes on when the instance is still as expected: someone may have terminated or stopped it meanwhile. */
function later(
  context: Context,
  wait: { id: string; expected: string; delayMs: number },
  then: (record: InstanceRecord) => void,
): void {
  context.clock.after(wait.delayMs, `${wait.id} leaves ${wait.expected}`, () => {
    const record = context.state.instances.get(wait.id);
    if (record?.instance.State?.Name === wait.expected) then(record);
  });
}

export function launch(context: Context, record: InstanceRecord): void {
  context.state.instances.set(record.instance.InstanceId as string, record);
  tell(context, record.instance, undefined);
  run(context, record);
}

function run(context: Context, record: InstanceRecord): void {
  const id = record.instance.InstanceId as string;
  later(context, { id, expected: 'pending', delayMs: context.duration('ec2.pending-to-running') }, (pending) => {
    enter(context, pending, 'running');
  });
}

export function terminate(context: Context, record: InstanceRecord, reason: string): InstanceRecord {
  const id = record.instance.InstanceId as string;
  const ending = enter(context, record, 'shutting-down', {
    StateTransitionReason: `${reason} (${gmt(context.clock.nowMs)})`,
    StateReason: {
      Code: 'Client.UserInitiatedShutdown',
      Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
    },
  });
  const delayMs = context.duration('ec2.shutting-down-to-terminated');
  later(context, { id, expected: 'shutting-down', delayMs }, (last) => {
    releaseAddress(context.state, last.instance.SubnetId as string, last.instance.PrivateIpAddress as string);
    enter(context, last, 'terminated', DETACHED);
  });
  return ending;
}

// A terminated instance has lost its network and disks; the SDK's shape leaves these members out.
const DETACHED: Partial<Instance> = {
  SubnetId: undefined,
  VpcId: undefined,
  PrivateIpAddress: undefined,
  PublicIpAddress: undefined,
  PrivateDnsName: '',
  PublicDnsName: '',
  NetworkInterfaces: [],
  SecurityGroups: [],
  BlockDeviceMappings: [],
};

export function stop(context: Context, record: InstanceRecord): InstanceRecord {
  const id = record.instance.InstanceId as string;
  const stopping = enter(context, record, 'stopping', {
    StateTransitionReason: `User initiated (${gmt(context.clock.nowMs)})`,
  });
  later(context, { id, expected: 'stopping', delayMs: context.duration('ec2.stopping-to-stopped') }, (last) => {
    enter(context, last, 'stopped', { PublicIpAddress: undefined, PublicDnsName: '' });
  });
  return stopping;
}

export function start(context: Context, record: InstanceRecord): InstanceRecord {
  const pending = enter(context, record, 'pending', {
    StateTransitionReason: '',
    LaunchTime: context.clock.now(),
  });
  run(context, pending);
  return pending;
}

function gmt(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' GMT');
}
