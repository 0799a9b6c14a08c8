import type { CallContext } from '../../../kernel/service.ts';
import type { StsState } from '../state.ts';

/** The operator is a user without an entry in IAM. */
const OPERATOR_ID = 'AIDAOPERATOROPERATOR1';

export function getCallerIdentity(_input: object, { caller }: CallContext<StsState>) {
  return { UserId: caller.keys?.['aws:userid'] ?? OPERATOR_ID, Account: caller.account, Arn: caller.arn };
}
