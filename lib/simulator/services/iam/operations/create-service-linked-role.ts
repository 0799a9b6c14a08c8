import type { CallContext } from '../../../kernel/service.ts';
import { invalidInput } from '../errors.ts';
import { serviceRoleName, serviceRolePath } from '../service-roles.ts';
import { roleShape } from '../shapes.ts';
import type { IamState, Role } from '../state.ts';
import { writeTrust } from '../trust.ts';

export function createServiceLinkedRole(input: { AWSServiceName: string }, context: CallContext<IamState>) {
  const { state, clock, ids, account, partition } = context;
  const service = input.AWSServiceName;
  const name = serviceRoleName(service);
  if (name === undefined) throw invalidInput(`The simulator knows no service-linked role of ${service}`);
  if (state.roles.has(name)) {
    throw invalidInput(`Service role name ${name} has been taken in this account, please try a different suffix.`);
  }
  const path = serviceRolePath(service);
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  };
  const role: Role = {
    name,
    path,
    arn: `arn:${partition}:iam::${account}:role${path}${name}`,
    id: `AROA${ids.upper(17)}`,
    created: clock.now(),
    inline: new Map(),
    attached: new Set(),
    trust: writeTrust(JSON.stringify(trust), state, account),
    boundary: undefined,
    description: undefined,
    maxSessionSeconds: 3600,
    tags: [],
  };
  state.roles.set(name, role);
  return { Role: roleShape(role) };
}
