import { malformed } from '../../policies/refusals.ts';
import { readTrustPolicy } from '../../policies/resource-grammar.ts';
import { checkTrustSize } from './quotas.ts';
import type { IamState, WrittenPolicy } from './state.ts';

/**
 * A role that is named must exist. Those of other accounts cannot be looked for here, users but the operator do not exist.
 * Throws ServiceError MalformedPolicyDocument.
 */
export function writeTrust(text: string, state: IamState, account: string): WrittenPolicy {
  const document = readTrustPolicy(text);
  checkTrustSize(text);
  for (const { principals = [] } of document.statements) {
    for (const { kind, name } of principals) {
      const [, owner, path] = /^arn:[^:]+:iam::(\d{12}):role(\/.+)$/.exec(name) ?? [];
      if (kind !== 'AWS' || owner !== account) continue;
      const role = state.roles.get(path?.split('/').at(-1) ?? '');
      if (role?.arn !== name) throw malformed(`Invalid principal in policy: "AWS":"${name}"`);
    }
  }
  return { text, document };
}
