import type { CallContext } from '../../../kernel/service.ts';
import { roleOf, writePolicy } from '../lookup.ts';
import type { IamState } from '../state.ts';

interface Input {
  RoleName: string;
  PolicyName: string;
  PolicyDocument: string;
}

export function putRolePolicy(input: Input, { state }: CallContext<IamState>) {
  roleOf(state, input.RoleName).inline.set(input.PolicyName, writePolicy(input.PolicyDocument));
  return {};
}
