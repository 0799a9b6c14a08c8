// Which machines Systems Manager can reach: they run, have an instance profile, and their agent has come up.

import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { SsmState } from './state.ts';

export interface Ec2Instance {
  readonly InstanceId: string;
  readonly PrivateIpAddress?: string;
  readonly PrivateDnsName?: string;
  readonly State: { readonly Name: string };
  readonly IamInstanceProfile?: { readonly Arn: string };
  readonly Tags?: readonly { Key: string; Value: string }[];
}

type Context = ServiceContext<SsmState>;

/** The instance when it is online. Whether its role allows Systems Manager is not judged. */
export function onlineInstance(context: Context, id: string): Ec2Instance | undefined {
  try {
    const { Reservations } = context.call('ec2', 'DescribeInstances', { InstanceIds: [id] });
    const instance = Reservations?.[0]?.Instances?.[0] as Ec2Instance | undefined;
    return instance !== undefined && isOnline(context, instance) ? instance : undefined;
  } catch (error) {
    if (error instanceof ServiceError && error.code.startsWith('InvalidInstanceID')) return undefined;
    throw error;
  }
}

export function onlineInstances(context: Context): Ec2Instance[] {
  const running = [{ Name: 'instance-state-name', Values: ['running'] }];
  const { Reservations } = context.call('ec2', 'DescribeInstances', { Filters: running });
  return (Reservations as { Instances: Ec2Instance[] }[])
    .flatMap((reservation) => reservation.Instances)
    .filter((instance) => isOnline(context, instance));
}

function isOnline(context: Context, instance: Ec2Instance): boolean {
  if (instance.State.Name !== 'running' || instance.IamInstanceProfile === undefined) return false;
  const upAtMs = context.world.agentUpAtMs(instance.InstanceId);
  return upAtMs !== undefined && upAtMs <= context.clock.nowMs;
}
