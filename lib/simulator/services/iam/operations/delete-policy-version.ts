import type { CallContext } from '../../../kernel/service.ts';
import { deleteConflict, noSuchEntity } from '../errors.ts';
import { policyOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function deletePolicyVersion(input: { PolicyArn: string; VersionId: string }, { state }: CallContext<IamState>) {
  const policy = policyOf(state, input.PolicyArn);
  if (policy.defaultVersion === input.VersionId) throw deleteConflict('Cannot delete the default version of a policy.');
  const at = policy.versions.findIndex(({ id }) => id === input.VersionId);
  if (at < 0) throw noSuchEntity(`Policy ${input.PolicyArn} version ${input.VersionId} does not exist.`);
  policy.versions.splice(at, 1);
  return {};
}
