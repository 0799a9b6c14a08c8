import type { SetSecurityGroupsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { findLoadBalancer } from '../find.ts';
import type { ElbState } from '../state.ts';

export function setSecurityGroups(input: SetSecurityGroupsCommandInput, { state }: CallContext<ElbState>) {
  const loadBalancer = findLoadBalancer(state, input.LoadBalancerArn as string);
  loadBalancer.securityGroups = input.SecurityGroups ?? [];
  return { SecurityGroupIds: loadBalancer.securityGroups };
}
