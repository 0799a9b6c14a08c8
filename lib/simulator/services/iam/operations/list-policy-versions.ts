import type { CallContext } from '../../../kernel/service.ts';
import { policyOf } from '../lookup.ts';
import { page } from '../page.ts';
import type { IamState } from '../state.ts';

export function listPolicyVersions(
  input: { PolicyArn: string; Marker?: string; MaxItems?: number },
  { state }: CallContext<IamState>,
) {
  const policy = policyOf(state, input.PolicyArn);
  const { items, next } = page(policy.versions, input);
  return {
    Versions: items.map(({ id, created }) => ({
      VersionId: id,
      IsDefaultVersion: id === policy.defaultVersion,
      CreateDate: created,
    })),
    ...next,
  };
}
