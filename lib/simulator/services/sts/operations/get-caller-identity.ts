import type { CallContext } from '../../../kernel/service.ts';
import { findRole } from '../find-role.ts';
import type { StsState } from '../state.ts';

/** The operator is a user without an entry in IAM. */
const OPERATOR_ID = 'AIDAOPERATOROPERATOR1';

export function getCallerIdentity(_input: object, context: CallContext<StsState>) {
  const { caller } = context;
  return { UserId: userIdOf(context), Account: caller.account, Arn: caller.arn };
}

function userIdOf(context: CallContext<StsState>): string {
  const { caller } = context;
  const told = caller.keys?.['aws:userid'];
  if (told !== undefined) return told;
  if (caller.roleArn === undefined) return OPERATOR_ID;
  return `${findRole(caller.roleArn, context)?.RoleId}:${caller.arn.split('/').at(-1)}`;
}
