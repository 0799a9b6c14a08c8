import type { CallContext } from '../../../kernel/service.ts';
import { limitExceeded } from '../errors.ts';
import { profileOf, roleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

interface Input {
  InstanceProfileName: string;
  RoleName: string;
}

export function addRoleToInstanceProfile(input: Input, { state }: CallContext<IamState>) {
  const profile = profileOf(state, input.InstanceProfileName);
  const role = roleOf(state, input.RoleName);
  if (profile.role !== undefined) throw limitExceeded('Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
  profile.role = role.name;
  return {};
}
