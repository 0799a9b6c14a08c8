import type { CallContext } from '../../../kernel/service.ts';
import { ownRoleOf, writeInline } from '../lookup.ts';
import { checkInlineSize } from '../quotas.ts';
import type { IamState } from '../state.ts';

interface Input {
  RoleName: string;
  PolicyName: string;
  PolicyDocument: string;
}

export function putRolePolicy(input: Input, { state }: CallContext<IamState>) {
  const role = ownRoleOf(state, input.RoleName);
  const policy = writeInline(input.PolicyDocument);
  checkInlineSize(role, input.PolicyName, input.PolicyDocument);
  role.inline.set(input.PolicyName, policy);
  return {};
}
