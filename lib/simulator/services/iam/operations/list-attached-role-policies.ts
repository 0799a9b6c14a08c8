import type { CallContext } from '../../../kernel/service.ts';
import { policyOf, roleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function listAttachedRolePolicies(input: { RoleName: string }, { state }: CallContext<IamState>) {
  const attached = [...roleOf(state, input.RoleName).attached];
  return {
    AttachedPolicies: attached.map((arn) => ({ PolicyArn: arn, PolicyName: policyOf(state, arn).name })),
    IsTruncated: false,
  };
}
