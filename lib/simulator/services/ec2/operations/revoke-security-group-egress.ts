import type { RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get } from '../network/records.ts';
import { permissionsOf } from '../network/rule-requests.ts';
import { removeRules } from '../network/security-group-rules.ts';
import type { Ec2State } from '../state.ts';

export function revokeSecurityGroupEgress(
  input: RevokeSecurityGroupEgressRequest,
  { state, account }: CallContext<Ec2State>,
): RevokeSecurityGroupEgressResult {
  const groupId = get(state, 'securityGroup', input.GroupId)['GroupId'] as string;
  const { SecurityGroupRuleIds = [] } = input;
  for (const id of SecurityGroupRuleIds) {
    get(state, 'securityGroupRule', id);
    state.network.delete(id);
  }
  if (SecurityGroupRuleIds.length > 0) return { Return: true };
  removeRules(state, { groupId, direction: 'egress', permissions: permissionsOf(state, input), account });
  return { Return: true };
}
