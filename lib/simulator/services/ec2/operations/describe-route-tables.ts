import type { DescribeRouteTablesRequest, DescribeRouteTablesResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeRouteTables(
  input: DescribeRouteTablesRequest,
  { state }: CallContext<Ec2State>,
): DescribeRouteTablesResult {
  const wanted = { ids: input.RouteTableIds, filters: input.Filters, page: input };
  const { items, ...next } = describe(state, 'routeTable', wanted);
  return { RouteTables: items, ...next };
}
