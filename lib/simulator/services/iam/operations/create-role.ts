import type { CallContext } from '../../../kernel/service.ts';
import { alreadyExists } from '../errors.ts';
import { policyOf } from '../lookup.ts';
import { checkCount } from '../quotas.ts';
import { roleShape } from '../shapes.ts';
import type { IamState, Role, Tag } from '../state.ts';
import { writeTrust } from '../trust.ts';

interface Input {
  RoleName: string;
  AssumeRolePolicyDocument: string;
  Path?: string;
  Description?: string;
  MaxSessionDuration?: number;
  PermissionsBoundary?: string;
  Tags?: Tag[];
}

export function createRole(input: Input, context: CallContext<IamState>) {
  const { state, clock, ids, account, partition } = context;
  if (state.roles.has(input.RoleName)) throw alreadyExists(`Role with name ${input.RoleName} already exists.`);
  checkCount('RolesPerAccount', state.roles.size);
  if (input.PermissionsBoundary !== undefined) policyOf(state, input.PermissionsBoundary);
  const path = input.Path ?? '/';
  const role: Role = {
    name: input.RoleName,
    path,
    arn: `arn:${partition}:iam::${account}:role${path}${input.RoleName}`,
    id: `AROA${ids.upper(17)}`,
    created: clock.now(),
    inline: new Map(),
    attached: new Set(),
    trust: writeTrust(input.AssumeRolePolicyDocument, state, account),
    boundary: input.PermissionsBoundary,
    description: input.Description,
    maxSessionSeconds: input.MaxSessionDuration ?? 3600,
    tags: input.Tags ?? [],
  };
  state.roles.set(role.name, role);
  return { Role: roleShape(role) };
}
