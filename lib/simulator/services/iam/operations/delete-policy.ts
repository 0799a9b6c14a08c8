import type { CallContext } from '../../../kernel/service.ts';
import { deleteConflict } from '../errors.ts';
import { policyOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function deletePolicy(input: { PolicyArn: string }, { state }: CallContext<IamState>) {
  const policy = policyOf(state, input.PolicyArn);
  for (const role of state.roles.values()) {
    if (role.attached.has(policy.arn) || role.boundary === policy.arn)
      throw deleteConflict('Cannot delete a policy attached to entities.');
  }
  if (policy.versions.length > 1) {
    throw deleteConflict(
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions.",
    );
  }
  state.policies.delete(policy.arn);
  return {};
}
