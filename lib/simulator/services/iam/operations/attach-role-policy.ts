import type { CallContext } from '../../../kernel/service.ts';
import { limitExceeded } from '../errors.ts';
import { ownRoleOf, policyOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

/** IAM's default quota of managed policies on a role. */
const QUOTA = 10;

export function attachRolePolicy(input: { RoleName: string; PolicyArn: string }, { state }: CallContext<IamState>) {
  const role = ownRoleOf(state, input.RoleName);
  policyOf(state, input.PolicyArn);
  if (!role.attached.has(input.PolicyArn) && role.attached.size >= QUOTA) {
    throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${QUOTA}`);
  }
  role.attached.add(input.PolicyArn);
  return {};
}
