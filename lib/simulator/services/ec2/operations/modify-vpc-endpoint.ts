import type { ModifyVpcEndpointRequest, ModifyVpcEndpointResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { change, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function modifyVpcEndpoint(
  input: ModifyVpcEndpointRequest,
  { state }: CallContext<Ec2State>,
): ModifyVpcEndpointResult {
  const before = get(state, 'vpcEndpoint', input.VpcEndpointId);
  const changed = (list: string[], added: string[] = [], removed: string[] = []) => [
    ...list.filter((id) => !removed.includes(id)),
    ...added.filter((id) => !list.includes(id)),
  ];
  const groupIds = before['Groups'].map((group: { GroupId: string }) => group.GroupId);
  const groups = changed(groupIds, input.AddSecurityGroupIds, input.RemoveSecurityGroupIds);
  change(state, input.VpcEndpointId as string, {
    RouteTableIds: changed(before['RouteTableIds'], input.AddRouteTableIds, input.RemoveRouteTableIds),
    SubnetIds: changed(before['SubnetIds'], input.AddSubnetIds, input.RemoveSubnetIds),
    Groups: groups.map((id) => ({ GroupId: id, GroupName: get(state, 'securityGroup', id)['GroupName'] })),
    ...(input.PolicyDocument === undefined ? {} : { PolicyDocument: input.PolicyDocument }),
    ...(input.PrivateDnsEnabled === undefined ? {} : { PrivateDnsEnabled: input.PrivateDnsEnabled }),
  });
  return { Return: true };
}
