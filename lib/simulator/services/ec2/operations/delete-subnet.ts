import type { DeleteSubnetRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { checkSubnetEmpty } from '../network/dependencies.ts';
import { all, change, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function deleteSubnet({ SubnetId }: DeleteSubnetRequest, context: CallContext<Ec2State>): object {
  const { state } = context;
  const id = get(state, 'subnet', SubnetId)['SubnetId'] as string;
  checkSubnetEmpty(context, id);
  for (const table of all(state, 'routeTable')) {
    const Associations = table['Associations'].filter((one: { SubnetId?: string }) => one.SubnetId !== id);
    change(state, table['RouteTableId'], { Associations });
  }
  state.network.delete(id);
  state.addresses.delete(id);
  return {};
}
