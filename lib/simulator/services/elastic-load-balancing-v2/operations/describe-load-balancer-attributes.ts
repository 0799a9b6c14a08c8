import type { DescribeLoadBalancerAttributesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { listAttributes } from '../attributes.ts';
import { findLoadBalancer } from '../find.ts';
import type { ElbState } from '../state.ts';

export function describeLoadBalancerAttributes(
  input: DescribeLoadBalancerAttributesCommandInput,
  { state }: CallContext<ElbState>,
) {
  return { Attributes: listAttributes(findLoadBalancer(state, input.LoadBalancerArn as string).attributes) };
}
