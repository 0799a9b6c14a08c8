import type { DeleteVpcEndpointsRequest, DeleteVpcEndpointsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function deleteVpcEndpoints(
  { VpcEndpointIds = [] }: DeleteVpcEndpointsRequest,
  { state }: CallContext<Ec2State>,
): DeleteVpcEndpointsResult {
  for (const id of VpcEndpointIds) get(state, 'vpcEndpoint', id);
  for (const id of VpcEndpointIds) state.network.delete(id);
  return { Unsuccessful: [] };
}
