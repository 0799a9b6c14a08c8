import type { CreateRouteRequest } from '@aws-sdk/client-ec2';
import { missingParameter, other } from '../errors.ts';
import type { Ec2State, NetworkValue } from '../state.ts';
import { get } from './records.ts';

export interface RouteTarget {
  readonly GatewayId?: string | undefined;
  readonly NatGatewayId?: string | undefined;
  readonly DestinationCidrBlock?: string | undefined;
  readonly DestinationIpv6CidrBlock?: string | undefined;
  readonly DestinationPrefixListId?: string | undefined;
}

// Targets whose existence is checked; all others are taken as they are.
const CHECKED = { GatewayId: 'internetGateway', NatGatewayId: 'natGateway' } as const;

const TARGETS = [
  'GatewayId',
  'NatGatewayId',
  'InstanceId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'EgressOnlyInternetGatewayId',
] as const;

/** Where a route leads to, as one key. @throws MissingParameter without a destination */
export function destination(route: RouteTarget): string {
  const to = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId;
  if (to === undefined) throw missingParameter('destinationCidrBlock');
  return to;
}

/** The route as a table keeps it. @throws when the target does not exist */
export function makeRoute(state: Ec2State, input: CreateRouteRequest): NetworkValue {
  destination(input);
  const members = Object.entries(input).filter(
    ([name, value]) => value !== undefined && (name.startsWith('Destination') || TARGETS.includes(name as 'GatewayId')),
  );
  for (const [member, kind] of Object.entries(CHECKED)) {
    const id = input[member as 'GatewayId'];
    if (id?.startsWith('vgw-') || id === undefined) continue;
    get(state, kind, id);
  }
  if (!members.some(([name]) => TARGETS.includes(name as 'GatewayId'))) {
    throw other('MissingParameter', 'The request must contain exactly one target of the route');
  }
  return { ...Object.fromEntries(members), Origin: 'CreateRoute', State: 'active' };
}
