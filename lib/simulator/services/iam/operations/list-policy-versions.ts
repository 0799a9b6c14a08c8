import type { CallContext } from '../../../kernel/service.ts';
import { policyOf } from '../lookup.ts';
import type { IamState } from '../state.ts';

export function listPolicyVersions(input: { PolicyArn: string }, { state }: CallContext<IamState>) {
  const policy = policyOf(state, input.PolicyArn);
  return {
    Versions: policy.versions.map(({ id, created }) => ({
      VersionId: id,
      IsDefaultVersion: id === policy.defaultVersion,
      CreateDate: created,
    })),
    IsTruncated: false,
  };
}
