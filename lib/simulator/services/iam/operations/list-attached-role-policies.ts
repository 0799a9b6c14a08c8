import type { CallContext } from '../../../kernel/service.ts';
import { policyOf, roleOf } from '../lookup.ts';
import { page } from '../page.ts';
import type { IamState } from '../state.ts';

export function listAttachedRolePolicies(
  input: { RoleName: string; Marker?: string; MaxItems?: number },
  { state }: CallContext<IamState>,
) {
  const { items, next } = page([...roleOf(state, input.RoleName).attached], input);
  return {
    AttachedPolicies: items.map((arn) => ({ PolicyArn: arn, PolicyName: policyOf(state, arn).name })),
    ...next,
  };
}
