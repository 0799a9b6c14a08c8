import type { AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { get } from '../network/records.ts';
import { permissionsOf } from '../network/rule-requests.ts';
import { addRules } from '../network/security-group-rules.ts';
import type { Ec2State } from '../state.ts';
import { checkTags, tagsFor } from '../tags.ts';

export function authorizeSecurityGroupIngress(
  input: AuthorizeSecurityGroupIngressRequest,
  context: CallContext<Ec2State>,
): AuthorizeSecurityGroupIngressResult {
  const { state, caller } = context;
  const groupId = get(state, 'securityGroup', input.GroupId)['GroupId'] as string;
  const tags = tagsFor(input.TagSpecifications, 'security-group-rule');
  checkTags(tags, caller);
  const permissions = permissionsOf(state, input);
  const SecurityGroupRules = addRules(state, context, { groupId, direction: 'ingress', permissions, tags });
  return { Return: true, SecurityGroupRules };
}
