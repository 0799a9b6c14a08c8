import type { CallContext } from '../../../kernel/service.ts';
import { roleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function listRolePolicies(input: { RoleName: string }, { state }: CallContext<IamState>) {
  return { PolicyNames: [...roleOf(state, input.RoleName).inline.keys()], IsTruncated: false };
}
