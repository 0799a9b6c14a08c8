import type { DescribeSubnetsRequest, DescribeSubnetsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeSubnets(
  input: DescribeSubnetsRequest,
  { state }: CallContext<Ec2State>,
): DescribeSubnetsResult {
  const wanted = { ids: input.SubnetIds, filters: input.Filters, page: input };
  const { items, ...next } = describe(state, 'subnet', wanted);
  return { Subnets: items, ...next };
}
