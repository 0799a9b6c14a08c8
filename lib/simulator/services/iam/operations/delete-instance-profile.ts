import type { CallContext } from '../../../kernel/service.ts';
import { deleteConflict } from '../errors.ts';
import { profileOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function deleteInstanceProfile(input: { InstanceProfileName: string }, { state }: CallContext<IamState>) {
  const profile = profileOf(state, input.InstanceProfileName);
  if (profile.role !== undefined) {
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  }
  state.profiles.delete(profile.name);
  return {};
}
