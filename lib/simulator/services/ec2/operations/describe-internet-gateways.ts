import type { DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeInternetGateways(
  input: DescribeInternetGatewaysRequest,
  { state }: CallContext<Ec2State>,
): DescribeInternetGatewaysResult {
  const wanted = { ids: input.InternetGatewayIds, filters: input.Filters, page: input };
  const { items, ...next } = describe(state, 'internetGateway', wanted);
  return { InternetGateways: items, ...next };
}
