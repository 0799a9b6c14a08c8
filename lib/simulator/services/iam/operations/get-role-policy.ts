import type { CallContext } from '../../../kernel/service.ts';
import { noSuchEntity } from '../errors.ts';
import { roleOf } from '../lookup.ts';
import { encodeDocument } from '../shapes.ts';
import type { IamState } from '../state.ts';

export function getRolePolicy(input: { RoleName: string; PolicyName: string }, { state }: CallContext<IamState>) {
  const policy = roleOf(state, input.RoleName).inline.get(input.PolicyName);
  if (policy === undefined) throw noSuchEntity(`The role policy with name ${input.PolicyName} cannot be found.`);
  return { ...input, PolicyDocument: encodeDocument(policy.text) };
}
