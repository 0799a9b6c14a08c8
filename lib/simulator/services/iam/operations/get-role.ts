import type { CallContext } from '../../../kernel/service.ts';
import { roleOf } from '../lookup.ts';
import { roleShape } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function getRole(input: { RoleName: string }, { state }: CallContext<IamState>) {
  return { Role: roleShape(roleOf(state, input.RoleName)) };
}
