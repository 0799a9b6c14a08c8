import type { CallContext } from '../../../kernel/service.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

interface Input {
  RoleName: string;
  Description?: string;
  MaxSessionDuration?: number;
}

export function updateRole(input: Input, { state }: CallContext<IamState>) {
  const role = ownRoleOf(state, input.RoleName);
  if (input.Description !== undefined) role.description = input.Description;
  if (input.MaxSessionDuration !== undefined) role.maxSessionSeconds = input.MaxSessionDuration;
  return {};
}
