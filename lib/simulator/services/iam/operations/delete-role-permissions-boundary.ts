import type { CallContext } from '../../../kernel/service.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function deleteRolePermissionsBoundary(input: { RoleName: string }, { state }: CallContext<IamState>) {
  ownRoleOf(state, input.RoleName).boundary = undefined;
  return {};
}
