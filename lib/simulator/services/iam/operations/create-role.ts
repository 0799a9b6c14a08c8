import type { CallContext } from '../../../kernel/service.ts';
import { alreadyExists, invalidInput } from '../errors.ts';
import { writePolicy } from '../lookup.ts';
import { roleShape } from '../shapes.ts';
import type { IamState, Role, Tag } from '../state.ts';

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
  if (!/^[\w+=,.@-]{1,64}$/.test(input.RoleName)) {
    throw invalidInput(`The specified value for roleName is invalid: ${input.RoleName}`);
  }
  if (input.PermissionsBoundary !== undefined) {
    throw invalidInput('The simulator does not judge permissions boundaries; see docs/fidelity.md');
  }
  const path = input.Path ?? '/';
  const role: Role = {
    name: input.RoleName,
    path,
    arn: `arn:${partition}:iam::${account}:role${path}${input.RoleName}`,
    id: `AROA${ids.upper(17)}`,
    created: clock.now(),
    inline: new Map(),
    attached: new Set(),
    trust: writePolicy(input.AssumeRolePolicyDocument),
    description: input.Description,
    maxSessionSeconds: input.MaxSessionDuration ?? 3600,
    tags: input.Tags ?? [],
  };
  state.roles.set(role.name, role);
  return { Role: roleShape(role) };
}
