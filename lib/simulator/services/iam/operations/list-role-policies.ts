import type { CallContext } from '../../../kernel/service.ts';
import { roleOf } from '../lookup.ts';
import { page } from '../page.ts';
import type { IamState } from '../state.ts';

export function listRolePolicies(
  input: { RoleName: string; Marker?: string; MaxItems?: number },
  { state }: CallContext<IamState>,
) {
  const { items, next } = page([...roleOf(state, input.RoleName).inline.keys()], input);
  return { PolicyNames: items, ...next };
}
