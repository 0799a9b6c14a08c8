import type { Caller } from '../kernel/caller.ts';
import type { Denial, Permission } from '../kernel/service.ts';
import type { Refusal } from './decide.ts';

/** A denial in IAM's words (IAM User Guide, "Troubleshoot access denied error messages"). */
export function denialOf(caller: Caller, permission: Permission, refusal: Refusal): Denial {
  const why = whyOf(permission.action, refusal);
  return { caller, permission, why, message: sentence({ caller, ...permission, why }) };
}

/** A managed policy that denies is named since 2026, as the messages of users show; one that does not allow is not. */
function whyOf(action: string, { explicit, by, arn }: Refusal): string {
  if (explicit) return `with an explicit deny in ${by}${arn === undefined ? '' : `: ${arn}`}`;
  return `because no ${by.replace(/^an? /, '')} allows the ${action} action`;
}

/** Who may not do what on which resource, and why. Actions without resources name none. */
export function sentence(said: {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly why: string;
}): string {
  const { caller, action, resource, why } = said;
  const who = caller.kind === 'service' ? (caller.principal ?? caller.arn) : caller.arn;
  const on = resource === '*' ? '' : ` on resource: ${resource}`;
  return `User: ${who} is not authorized to perform: ${action}${on} ${why}`;
}
