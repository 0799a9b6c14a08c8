import type { CallContext } from '../../../kernel/service.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState, Tag } from '../state.ts';

export function tagRole(input: { RoleName: string; Tags: Tag[] }, { state }: CallContext<IamState>) {
  const role = ownRoleOf(state, input.RoleName);
  const fresh = new Set(input.Tags.map(({ Key }) => Key));
  role.tags = [...role.tags.filter(({ Key }) => !fresh.has(Key)), ...input.Tags];
  return {};
}
