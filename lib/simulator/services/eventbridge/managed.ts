import type { Caller } from '../../kernel/caller.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { Rule } from './state.ts';

/** The service for which a caller makes a rule, by the condition key that policies know it by. */
export const managerOf = (caller: Caller): string | undefined => caller.keys?.['events:ManagedBy'];

/**
 * A rule that a service made for an account is changed by that service only.
 * @throws ManagedRuleException; of its words only those on tags are AWS's
 */
export function requireOwn(rule: Rule | undefined, caller: Caller, change: 'put' | 'delete' | 'tag'): void {
  if (rule?.managedBy === undefined || rule.managedBy === managerOf(caller)) return;
  const message =
    change === 'tag'
      ? `Tag related operations on the managed rule ${rule.name} is not allowed.`
      : change === 'delete'
        ? `Rule ${rule.name} is managed by ${rule.managedBy} and can be taken down with Force only.`
        : `Rule ${rule.name} is managed by ${rule.managedBy} and cannot be changed.`;
  throw new ServiceError('ManagedRuleException', message);
}
