import type { DescribeVpcsRequest, DescribeVpcsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeVpcs(input: DescribeVpcsRequest, { state }: CallContext<Ec2State>): DescribeVpcsResult {
  const wanted = { ids: input.VpcIds, filters: input.Filters, page: input };
  const { items, ...next } = describe(state, 'vpc', wanted);
  return { Vpcs: items, ...next };
}
