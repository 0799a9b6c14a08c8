import type { Caller } from '../../kernel/caller.ts';
import type { Permission } from '../../kernel/service.ts';
import type { PolicyDocument } from '../../policies/document.ts';
import { callerKeys, judgeIdentity } from '../../policies/evaluate.ts';
import { defaultVersionOf } from './lookup.ts';
import type { IamState, Role } from './state.ts';

/** Why a role's session may not do something, in IAM's words; undefined when it may. */
export function judgeRole(state: IamState, caller: Caller, permission: Permission, region: string): string | undefined {
  const { action, resource } = permission;
  const own = { 'aws:RequestedRegion': region, 'aws:ResourceAccount': accountOf(resource) ?? caller.account };
  const keys = { ...callerKeys(caller), ...own, ...permission.conditions };
  const judgement = judgeIdentity(policiesOf(state, caller.roleArn), { action, resource, keys });
  if (judgement === 'allow') return undefined;
  const why =
    judgement === 'explicit-deny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  const on = resource === '*' ? '' : ` on resource: ${resource}`;
  return `User: ${caller.arn} is not authorized to perform: ${action}${on} ${why}`;
}

/** The account in an ARN; those of S3 name none. */
function accountOf(resource: string): string | undefined {
  const account = resource.split(':')[4];
  return account === undefined || account === '' || account === '*' ? undefined : account;
}

function* policiesOf(state: IamState, roleArn: string | undefined): Generator<PolicyDocument> {
  const role: Role | undefined = state.roles.get(roleArn?.split('/').at(-1) ?? '');
  if (role === undefined) return;
  for (const { document } of role.inline.values()) yield document;
  for (const arn of role.attached) {
    const policy = state.policies.get(arn);
    if (policy !== undefined) yield defaultVersionOf(policy).document;
  }
}
