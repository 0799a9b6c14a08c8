// What IAM says is true for it at once, and elsewhere after some seconds: for the judging of requests, for who takes on a role, for
// who launches with an instance profile (IAM User Guide, "Changes that I make are not always immediately visible").

import type { CallContext, Operation } from '../../kernel/service.ts';
import type { IamState, InstanceProfile, ManagedPolicy, Role } from './state.ts';

const keys = {
  role: (name: string) => `role/${name}`,
  policy: (arn: string) => `policy/${arn}`,
  profile: (name: string) => `profile/${name}`,
};

interface Names {
  RoleName?: string;
  PolicyArn?: string;
  InstanceProfileName?: string;
}

/** Lets what operations change spread. Service-linked roles are made by services, which wait for them. */
export function spreading(operations: Readonly<Record<string, Operation<IamState>>>) {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      /^(Get|List)/.test(name) || name === 'CreateServiceLinkedRole' ? operation : late(operation),
    ]),
  );
}

function late(operation: Operation<IamState>): Operation<IamState> {
  return (input: Names, context: CallContext<IamState>) => {
    const before = context.caller.settled === true ? [] : named(input, context.state);
    const output = operation(input, context);
    for (const [key, was] of before) context.state.spread.begin(key, was);
    return output;
  };
}

/** Copies of what a request names, as it stands. */
function named({ RoleName, PolicyArn, InstanceProfileName }: Names, state: IamState): [string, unknown][] {
  const found: [string, unknown][] = [];
  if (RoleName !== undefined) found.push([keys.role(RoleName), copyOfRole(state.roles.get(RoleName))]);
  if (PolicyArn !== undefined) found.push([keys.policy(PolicyArn), copyOfPolicy(state.policies.get(PolicyArn))]);
  if (InstanceProfileName !== undefined) {
    const profile = state.profiles.get(InstanceProfileName);
    found.push([keys.profile(InstanceProfileName), profile === undefined ? undefined : { ...profile }]);
  }
  return found;
}

const copyOfRole = (role: Role | undefined): Role | undefined =>
  role === undefined ? undefined : { ...role, inline: new Map(role.inline), attached: new Set(role.attached) };

const copyOfPolicy = (policy: ManagedPolicy | undefined): ManagedPolicy | undefined =>
  policy === undefined ? undefined : { ...policy, versions: [...policy.versions] };

/** As the rest of AWS knows them. */
export const spreadRole = (state: IamState, name: string): Role | undefined =>
  state.spread.see(keys.role(name), state.roles.get(name));

export const spreadPolicy = (state: IamState, arn: string): ManagedPolicy | undefined =>
  state.spread.see(keys.policy(arn), state.policies.get(arn));

export const spreadProfile = (state: IamState, name: string): InstanceProfile | undefined =>
  state.spread.see(keys.profile(name), state.profiles.get(name));
