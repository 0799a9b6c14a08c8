import type { CallContext } from '../../../kernel/service.ts';
import { deleteConflict } from '../errors.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function deleteRole(input: { RoleName: string }, { state }: CallContext<IamState>) {
  const role = ownRoleOf(state, input.RoleName);
  if (role.inline.size > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
  if (role.attached.size > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
  for (const profile of state.profiles.values()) {
    if (profile.role === role.name) {
      throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    }
  }
  state.roles.delete(role.name);
  return {};
}
