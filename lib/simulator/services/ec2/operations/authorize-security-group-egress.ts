import type { AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get } from '../network/records.ts';
import { permissionsOf } from '../network/rule-requests.ts';
import { addRules } from '../network/security-group-rules.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

export function authorizeSecurityGroupEgress(
  input: AuthorizeSecurityGroupEgressRequest,
  context: CallContext<Ec2State>,
): AuthorizeSecurityGroupEgressResult {
  const { state, caller } = context;
  const groupId = get(state, 'securityGroup', input.GroupId)['GroupId'] as string;
  const tags = tagsFor(input.TagSpecifications, 'security-group-rule');
  checkTags(tags, caller);
  const permissions = permissionsOf(state, input);
  const SecurityGroupRules = addRules(state, context, { groupId, direction: 'egress', permissions, tags });
  return { Return: true, SecurityGroupRules };
}
