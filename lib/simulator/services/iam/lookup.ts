import { readIdentityPolicy, readManagedPolicy } from '../../policies/identity-grammar.ts';
import { noSuchEntity, unmodifiable } from './errors.ts';
import type { IamState, InstanceProfile, ManagedPolicy, Role, WrittenPolicy } from './state.ts';

export const noSuchRole = (name: string) => noSuchEntity(`The role with name ${name} cannot be found.`);
export const noSuchProfile = (name: string) => noSuchEntity(`Instance Profile ${name} cannot be found.`);

export function roleOf(state: IamState, name: string): Role {
  const role = state.roles.get(name);
  if (role === undefined) throw noSuchRole(name);
  return role;
}

export function policyOf(state: IamState, arn: string): ManagedPolicy {
  const policy = state.policies.get(arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return policy;
}

export function profileOf(state: IamState, name: string): InstanceProfile {
  const profile = state.profiles.get(name);
  if (profile === undefined) throw noSuchProfile(name);
  return profile;
}

/** A role that callers may change: those of services are the services' own. */
export function ownRoleOf(state: IamState, name: string): Role {
  const role = roleOf(state, name);
  if (role.path.startsWith('/aws-service-role/')) throw unmodifiable(name);
  return role;
}

/** Policies come as JSON text. Throws ServiceError MalformedPolicyDocument. */
export const writeInline = (text: string): WrittenPolicy => ({ text, document: readIdentityPolicy(text) });

export const writeManaged = (text: string): WrittenPolicy => ({ text, document: readManagedPolicy(text) });

export function defaultVersionOf(policy: ManagedPolicy): WrittenPolicy {
  const found = policy.versions.find(({ id }) => id === policy.defaultVersion);
  if (found === undefined) throw noSuchEntity(`Policy ${policy.arn} has no version ${policy.defaultVersion}.`);
  return found.policy;
}
