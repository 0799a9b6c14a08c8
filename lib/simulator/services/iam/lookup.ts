import { readPolicy } from '../../policies/document.ts';
import { noSuchEntity } from './errors.ts';
import type { IamState, InstanceProfile, ManagedPolicy, Role, WrittenPolicy } from './state.ts';

export function roleOf(state: IamState, name: string): Role {
  const role = state.roles.get(name);
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

export function policyOf(state: IamState, arn: string): ManagedPolicy {
  const policy = state.policies.get(arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return policy;
}

export function profileOf(state: IamState, name: string): InstanceProfile {
  const profile = state.profiles.get(name);
  if (profile === undefined) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  return profile;
}

/** Policies come as JSON text. Throws ServiceError MalformedPolicyDocument. */
export function writePolicy(text: string): WrittenPolicy {
  return { text, document: readPolicy(text) };
}

export function defaultVersionOf(policy: ManagedPolicy): WrittenPolicy {
  const found = policy.versions.find(({ id }) => id === policy.defaultVersion);
  if (found === undefined) throw noSuchEntity(`Policy ${policy.arn} has no version ${policy.defaultVersion}.`);
  return found.policy;
}
