import type { AssociateRouteTableRequest, AssociateRouteTableResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { all, change, get } from '../network/records.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State } from '../state.ts';

/** A subnet has one route table of its own. */
export function associateRouteTable(
  { RouteTableId, SubnetId }: AssociateRouteTableRequest,
  { state, ids }: CallContext<Ec2State>,
): AssociateRouteTableResult {
  const table = get(state, 'routeTable', RouteTableId);
  get(state, 'subnet', SubnetId);
  const has = (one: { SubnetId?: string }) => one.SubnetId === SubnetId;
  if (all(state, 'routeTable').some((known) => known['Associations'].some(has))) {
    throw other(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${RouteTableId} conflicts with an existing association`,
    );
  }
  const AssociationId = newId(ids, 'rtbassoc');
  const association = {
    Main: false,
    RouteTableAssociationId: AssociationId,
    RouteTableId,
    SubnetId,
    AssociationState: { State: 'associated' },
  };
  change(state, RouteTableId as string, { Associations: [...table['Associations'], association] });
  return { AssociationId, AssociationState: { State: 'associated' } };
}
