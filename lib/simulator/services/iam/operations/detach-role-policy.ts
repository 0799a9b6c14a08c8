import type { CallContext } from '../../../kernel/service.ts';
import { noSuchEntity } from '../errors.ts';
import { ownRoleOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function detachRolePolicy(input: { RoleName: string; PolicyArn: string }, { state }: CallContext<IamState>) {
  if (!ownRoleOf(state, input.RoleName).attached.delete(input.PolicyArn)) {
    throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`);
  }
  return {};
}
