import type { CallContext } from '../../../kernel/service.ts';
import { noSuchEntity } from '../errors.ts';
import { profileOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

interface Input {
  InstanceProfileName: string;
  RoleName: string;
}

export function removeRoleFromInstanceProfile(input: Input, { state }: CallContext<IamState>) {
  const profile = profileOf(state, input.InstanceProfileName);
  if (profile.role !== input.RoleName) throw noSuchEntity(`The role with name ${input.RoleName} cannot be found.`);
  profile.role = undefined;
  return {};
}
