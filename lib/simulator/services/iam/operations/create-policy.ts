import type { CallContext } from '../../../kernel/service.ts';
import { alreadyExists } from '../errors.ts';
import { writeManaged } from '../lookup.ts';
import { checkCount, checkManagedSize } from '../quotas.ts';
import { policyShape } from '../shapes.ts';
import type { IamState, ManagedPolicy, Tag } from '../state.ts';

interface Input {
  PolicyName: string;
  PolicyDocument: string;
  Path?: string;
  Description?: string;
  Tags?: Tag[];
}

export function createPolicy(input: Input, context: CallContext<IamState>) {
  const { state, clock, ids, account, partition } = context;
  const path = input.Path ?? '/';
  const arn = `arn:${partition}:iam::${account}:policy${path}${input.PolicyName}`;
  if (state.policies.has(arn)) throw alreadyExists(`A policy called ${input.PolicyName} already exists.`);
  const own = [...state.policies.keys()].filter((known) => !known.includes('::aws:policy/'));
  checkCount('PoliciesPerAccount', own.length);
  const written = writeManaged(input.PolicyDocument);
  checkManagedSize(input.PolicyDocument);
  const policy: ManagedPolicy = {
    name: input.PolicyName,
    path,
    arn,
    id: `ANPA${ids.upper(17)}`,
    created: clock.now(),
    description: input.Description,
    versions: [{ id: 'v1', policy: written, created: clock.now() }],
    defaultVersion: 'v1',
    tags: input.Tags ?? [],
  };
  state.policies.set(arn, policy);
  return { Policy: policyShape(state, policy) };
}
