import type { DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { describe } from '../network/describe.ts';
import type { Ec2State } from '../state.ts';

export function describeSecurityGroupRules(
  input: DescribeSecurityGroupRulesRequest,
  { state }: CallContext<Ec2State>,
): DescribeSecurityGroupRulesResult {
  const wanted = { ids: input.SecurityGroupRuleIds, filters: input.Filters, page: input };
  const { items, ...next } = describe(state, 'securityGroupRule', wanted);
  return { SecurityGroupRules: items, ...next };
}
