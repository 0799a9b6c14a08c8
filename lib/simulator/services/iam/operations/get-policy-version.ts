import type { CallContext } from '../../../kernel/service.ts';
import { noSuchEntity } from '../errors.ts';
import { policyOf } from '../lookup.ts';
import { encodeDocument } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function getPolicyVersion(input: { PolicyArn: string; VersionId: string }, { state }: CallContext<IamState>) {
  const policy = policyOf(state, input.PolicyArn);
  const version = policy.versions.find(({ id }) => id === input.VersionId);
  if (version === undefined) {
    throw noSuchEntity(`Policy ${input.PolicyArn} version ${input.VersionId} does not exist or is not attachable.`);
  }
  return {
    PolicyVersion: {
      Document: encodeDocument(version.policy.text),
      VersionId: version.id,
      IsDefaultVersion: policy.defaultVersion === version.id,
      CreateDate: version.created,
    },
  };
}
