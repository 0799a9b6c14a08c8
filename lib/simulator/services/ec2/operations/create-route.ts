import type { CreateRouteRequest, CreateRouteResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { change, get } from '../network/records.ts';
import { destination, makeRoute, type RouteTarget } from '../network/routes.ts';
import type { Ec2State } from '../state.ts';

export function createRoute(input: CreateRouteRequest, { state }: CallContext<Ec2State>): CreateRouteResult {
  const table = get(state, 'routeTable', input.RouteTableId);
  const routes = table['Routes'] as RouteTarget[];
  if (routes.some((route) => destination(route) === destination(input))) {
    throw other('RouteAlreadyExists', `The route identified by ${destination(input)} already exists.`);
  }
  change(state, input.RouteTableId as string, { Routes: [...routes, makeRoute(state, input)] });
  return { Return: true };
}
