import type { DeleteRouteRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { change, get } from '../network/records.ts';
import { destination, type RouteTarget } from '../network/routes.ts';
import type { Ec2State } from '../state.ts';

export function deleteRoute(input: DeleteRouteRequest, { state }: CallContext<Ec2State>): object {
  const table = get(state, 'routeTable', input.RouteTableId);
  const to = destination(input);
  const kept = (table['Routes'] as RouteTarget[]).filter((route) => destination(route) !== to);
  if (kept.length === table['Routes'].length) {
    throw other(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${to} in route table ${input.RouteTableId}`,
    );
  }
  change(state, input.RouteTableId as string, { Routes: kept });
  return {};
}
