import type { DescribeAddressesRequest, DescribeAddressesResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeAddresses(
  input: DescribeAddressesRequest,
  { state }: CallContext<Ec2State>,
): DescribeAddressesResult {
  const byIp = input.PublicIps === undefined ? [] : [{ Name: 'public-ip', Values: input.PublicIps }];
  const wanted = { ids: input.AllocationIds, filters: [...(input.Filters ?? []), ...byIp], page: {} };
  return { Addresses: describe(state, 'address', wanted).items };
}
