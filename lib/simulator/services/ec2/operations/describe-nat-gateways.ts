import type { DescribeNatGatewaysRequest, DescribeNatGatewaysResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeNatGateways(
  input: DescribeNatGatewaysRequest,
  { state }: CallContext<Ec2State>,
): DescribeNatGatewaysResult {
  const wanted = { ids: input.NatGatewayIds, filters: input.Filter, page: input };
  const { items, ...next } = describe(state, 'natGateway', wanted);
  return { NatGateways: items, ...next };
}
