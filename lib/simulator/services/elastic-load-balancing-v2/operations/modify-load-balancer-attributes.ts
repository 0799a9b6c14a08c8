import type { ModifyLoadBalancerAttributesCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { changeAttributes, listAttributes } from '../attributes.ts';
import { findLoadBalancer } from '../find.ts';
import type { ElbState } from '../state.ts';

export function modifyLoadBalancerAttributes(
  input: ModifyLoadBalancerAttributesCommandInput,
  { state }: CallContext<ElbState>,
) {
  const { attributes } = findLoadBalancer(state, input.LoadBalancerArn as string);
  changeAttributes(attributes, input.Attributes ?? []);
  return { Attributes: listAttributes(attributes) };
}
