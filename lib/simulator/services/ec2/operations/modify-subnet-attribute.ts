import type { ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { change, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function modifySubnetAttribute(input: ModifySubnetAttributeRequest, { state }: CallContext<Ec2State>): object {
  get(state, 'subnet', input.SubnetId);
  const { MapPublicIpOnLaunch, AssignIpv6AddressOnCreation } = input;
  change(state, input.SubnetId as string, {
    ...(MapPublicIpOnLaunch === undefined ? {} : { MapPublicIpOnLaunch: MapPublicIpOnLaunch.Value }),
    ...(AssignIpv6AddressOnCreation === undefined
      ? {}
      : { AssignIpv6AddressOnCreation: AssignIpv6AddressOnCreation.Value }),
  });
  return {};
}
