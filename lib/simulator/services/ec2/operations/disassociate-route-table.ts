import type { DisassociateRouteTableRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { networkNotFound, other } from '../errors.ts';
import { all, change } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function disassociateRouteTable(
  { AssociationId = '' }: DisassociateRouteTableRequest,
  { state }: CallContext<Ec2State>,
): object {
  for (const table of all(state, 'routeTable')) {
    const associations = table['Associations'] as { RouteTableAssociationId: string; Main: boolean }[];
    const found = associations.find((one) => one.RouteTableAssociationId === AssociationId);
    if (found === undefined) continue;
    if (found.Main)
      throw other('InvalidParameterValue', `cannot disassociate the main route table association ${AssociationId}`);
    change(state, table['RouteTableId'], { Associations: associations.filter((one) => one !== found) });
    return {};
  }
  throw networkNotFound('InvalidAssociationID.NotFound', 'association ID', AssociationId);
}
