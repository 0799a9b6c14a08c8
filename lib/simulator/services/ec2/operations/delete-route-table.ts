import type { DeleteRouteTableRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { dependencyViolation } from '../errors.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function deleteRouteTable({ RouteTableId }: DeleteRouteTableRequest, { state }: CallContext<Ec2State>): object {
  const table = get(state, 'routeTable', RouteTableId);
  if (table['Associations'].length > 0) throw dependencyViolation(`The routeTable '${RouteTableId}'`);
  state.network.delete(RouteTableId as string);
  return {};
}
