import type { CallContext } from '../../../kernel/service.ts';
import { noSuchRole, roleOf } from '../lookup.ts';
import { roleShape } from '../shapes.ts';
import { spreadRole } from '../spreading.ts';
import type { IamState } from '../state.ts';

export function getRole(input: { RoleName: string }, { state, caller }: CallContext<IamState>) {
  const role = roleOf(state, input.RoleName);
  if (caller.kind !== 'service') return { Role: roleShape(role) };
  const spread = spreadRole(state, role.name);
  if (spread === undefined) throw noSuchRole(role.name);
  return { Role: roleShape(spread) };
}
