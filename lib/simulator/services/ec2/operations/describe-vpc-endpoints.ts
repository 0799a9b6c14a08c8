import type { DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeVpcEndpoints(
  input: DescribeVpcEndpointsRequest,
  { state }: CallContext<Ec2State>,
): DescribeVpcEndpointsResult {
  const wanted = { ids: input.VpcEndpointIds, filters: input.Filters, page: input };
  const { items, ...next } = describe(state, 'vpcEndpoint', wanted);
  return { VpcEndpoints: items, ...next };
}
