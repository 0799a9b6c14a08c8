import type { CallContext } from '../../../kernel/service.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function untagRole(input: { RoleName: string; TagKeys: string[] }, { state }: CallContext<IamState>) {
  const role = ownRoleOf(state, input.RoleName);
  role.tags = role.tags.filter(({ Key }) => !input.TagKeys.includes(Key));
  return {};
}
