import type { CallContext } from '../../../kernel/service.ts';
import { roleShape } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function listRoles(input: { PathPrefix?: string }, { state }: CallContext<IamState>) {
  const prefix = input.PathPrefix ?? '/';
  const roles = [...state.roles.values()].filter(({ path }) => path.startsWith(prefix));
  return { Roles: roles.map(roleShape), IsTruncated: false };
}
