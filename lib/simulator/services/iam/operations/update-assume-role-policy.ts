import type { CallContext } from '../../../kernel/service.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';
import { writeTrust } from '../trust.ts';

interface Input {
  RoleName: string;
  PolicyDocument: string;
}

export function updateAssumeRolePolicy(input: Input, { state, account }: CallContext<IamState>) {
  ownRoleOf(state, input.RoleName).trust = writeTrust(input.PolicyDocument, state, account);
  return {};
}
