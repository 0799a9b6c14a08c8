import type { CallContext } from '../../../kernel/service.ts';
import { roleOf, writePolicy } from '../lookup.ts';
import type { IamState } from '../state.ts';

interface Input {
  RoleName: string;
  PolicyDocument: string;
}

export function updateAssumeRolePolicy(input: Input, { state }: CallContext<IamState>) {
  roleOf(state, input.RoleName).trust = writePolicy(input.PolicyDocument);
  return {};
}
