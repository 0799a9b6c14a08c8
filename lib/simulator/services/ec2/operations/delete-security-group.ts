import type { DeleteSecurityGroupRequest, DeleteSecurityGroupResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { missingParameter, other } from '../errors.ts';
import { checkGroupUnused } from '../network/dependencies.ts';
import { all, get } from '../network/records.ts';
import type { Ec2State } from '../state.ts';

export function deleteSecurityGroup(
  { GroupId, GroupName }: DeleteSecurityGroupRequest,
  context: CallContext<Ec2State>,
): DeleteSecurityGroupResult {
  const { state } = context;
  const id = GroupId ?? all(state, 'securityGroup').find((group) => group['GroupName'] === GroupName)?.['GroupId'];
  if (id === undefined) throw missingParameter('GroupName or GroupId');
  if (get(state, 'securityGroup', id)['GroupName'] === 'default') {
    throw other('CannotDelete', `the specified group: "${id}" name: "default" cannot be deleted by a user`);
  }
  checkGroupUnused(context, id);
  state.network.delete(id);
  for (const rule of all(state, 'securityGroupRule')) {
    if (rule['GroupId'] === id) state.network.delete(rule['SecurityGroupRuleId']);
  }
  return { Return: true, GroupId: id };
}
