import type { CallContext } from '../../../kernel/service.ts';
import { policyOf } from '../lookup.ts';
import { policyShape } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function getPolicy(input: { PolicyArn: string }, { state }: CallContext<IamState>) {
  return { Policy: policyShape(state, policyOf(state, input.PolicyArn)) };
}
