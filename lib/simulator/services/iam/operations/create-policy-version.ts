import type { CallContext } from '../../../kernel/service.ts';
import { limitExceeded } from '../errors.ts';
import { policyOf, writeManaged } from '../lookup.ts';
import { checkManagedSize } from '../quotas.ts';
import type { IamState } from '../state.ts';

interface Input {
  PolicyArn: string;
  PolicyDocument: string;
  SetAsDefault?: boolean;
}

/** A managed policy keeps at most so many versions. */
const VERSIONS = 5;

export function createPolicyVersion(input: Input, { state, clock }: CallContext<IamState>) {
  const policy = policyOf(state, input.PolicyArn);
  if (policy.versions.length >= VERSIONS) {
    throw limitExceeded(
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    );
  }
  const written = writeManaged(input.PolicyDocument);
  checkManagedSize(input.PolicyDocument);
  const last = Number(policy.versions.at(-1)?.id.slice(1) ?? 0);
  const version = { id: `v${last + 1}`, policy: written, created: clock.now() };
  policy.versions.push(version);
  if (input.SetAsDefault) policy.defaultVersion = version.id;
  return {
    PolicyVersion: {
      VersionId: version.id,
      IsDefaultVersion: policy.defaultVersion === version.id,
      CreateDate: version.created,
    },
  };
}
