import type { CallContext } from '../../../kernel/service.ts';
import { ownRoleOf, policyOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

interface Input {
  RoleName: string;
  PermissionsBoundary: string;
}

export function putRolePermissionsBoundary(input: Input, { state }: CallContext<IamState>) {
  const role = ownRoleOf(state, input.RoleName);
  role.boundary = policyOf(state, input.PermissionsBoundary).arn;
  return {};
}
