import type { CallContext } from '../../../kernel/service.ts';
import { noSuchEntity } from '../errors.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function deleteRolePolicy(input: { RoleName: string; PolicyName: string }, { state }: CallContext<IamState>) {
  if (!ownRoleOf(state, input.RoleName).inline.delete(input.PolicyName)) {
    throw noSuchEntity(`The role policy with name ${input.PolicyName} cannot be found.`);
  }
  return {};
}
