import type { CallContext } from '../../../kernel/service.ts';
import { page } from '../page.ts';
import { roleShape } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function listRoles(
  input: { PathPrefix?: string; Marker?: string; MaxItems?: number },
  { state }: CallContext<IamState>,
) {
  const prefix = input.PathPrefix ?? '/';
  const roles = [...state.roles.values()].filter(({ path }) => path.startsWith(prefix));
  const { items, next } = page(roles, input);
  return { Roles: items.map(roleShape), ...next };
}
