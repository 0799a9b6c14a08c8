import type { DescribeVpcAttributeRequest, DescribeVpcAttributeResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function describeVpcAttribute(
  { VpcId, Attribute }: DescribeVpcAttributeRequest,
  { state }: CallContext<Ec2State>,
): DescribeVpcAttributeResult {
  get(state, 'vpc', VpcId);
  const attributes = state.network.get(VpcId as string)?.attributes as Record<string, boolean>;
  if (Attribute === 'enableDnsSupport') return { VpcId, EnableDnsSupport: { Value: attributes['EnableDnsSupport'] } };
  return { VpcId, EnableDnsHostnames: { Value: attributes['EnableDnsHostnames'] } };
}
