// What stands in the way of a deletion.

import type { ServiceContext } from '../../../kernel/service.ts';
import { dependencyViolation } from '../errors.ts';
import { allInstances } from '../instances.ts';
import type { Ec2State, NetworkRecord } from '../state.ts';
import type { NetworkKind } from './kinds.ts';

type Context = ServiceContext<Ec2State>;

const GOES_WITH_ITS_VPC: ReadonlySet<NetworkKind> = new Set(['securityGroupRule']);

/** @throws DependencyViolation while something is in the VPC that does not go with it */
export function checkVpcEmpty({ state }: Context, vpcId: string): void {
  for (const { kind, value } of state.network.values()) {
    if (GOES_WITH_ITS_VPC.has(kind) || gone(value)) continue;
    const own = (kind === 'securityGroup' && value['GroupName'] === 'default') || isMain({ kind, value });
    if (value['VpcId'] === vpcId && kind !== 'vpc' && !own) throw dependencyViolation(`The vpc '${vpcId}'`);
    if (kind === 'internetGateway' && value['Attachments'][0]?.VpcId === vpcId) {
      throw dependencyViolation(`The vpc '${vpcId}'`);
    }
  }
}

export function isMain({ kind, value }: Pick<NetworkRecord, 'kind' | 'value'>): boolean {
  return kind === 'routeTable' && value['Associations'].some((one: { Main?: boolean }) => one.Main === true);
}

/** @throws DependencyViolation while an instance, a NAT gateway or an endpoint is in the subnet */
export function checkSubnetEmpty(context: Context, subnetId: string): void {
  const inUse = allInstances(context).some(({ instance }) => instance.SubnetId === subnetId);
  const held = [...context.state.network.values()].some(({ kind, value }) => {
    if (gone(value)) return false;
    if (kind === 'natGateway') return value['SubnetId'] === subnetId;
    return kind === 'vpcEndpoint' && value['SubnetIds']?.includes(subnetId);
  });
  if (inUse || held) throw dependencyViolation(`The subnet '${subnetId}'`);
}

/** @throws DependencyViolation while an instance or another group's rule names the group */
export function checkGroupUnused(context: Context, groupId: string): void {
  const inUse = allInstances(context).some(({ instance }) =>
    instance.SecurityGroups?.some((group) => group.GroupId === groupId),
  );
  const named = [...context.state.network.values()].some(({ kind, value }) => {
    if (kind === 'vpcEndpoint') return value['Groups']?.some((one: { GroupId: string }) => one.GroupId === groupId);
    if (kind !== 'securityGroupRule' || value['GroupId'] === groupId) return false;
    return value['ReferencedGroupInfo']?.GroupId === groupId;
  });
  if (inUse || named) throw dependencyViolation(`resource ${groupId}`);
}

function gone(value: Readonly<Record<string, unknown>>): boolean {
  return value['State'] === 'deleted' || value['State'] === 'deleting';
}
