// Whether an event matches. Conditions on fields inside one array must hold in the same element of it.

import type { Field, Fields, Membership } from './flatten.ts';
import type { Condition, Pattern } from './pattern.ts';

export function matches(pattern: Pattern, fields: Fields): boolean {
  return pattern.branches.some((branch) => holds(branch, 0, { fields, membership: new Map() }));
}

interface Sofar {
  readonly fields: Fields;
  /** Which element of each array the conditions before have taken. */
  readonly membership: Membership;
}

function holds(branch: readonly Condition[], at: number, sofar: Sofar): boolean {
  const condition = branch[at];
  if (condition === undefined) return true;
  let present = false;
  for (const field of sofar.fields.get(condition.path) ?? []) {
    const membership = joined(sofar.membership, field);
    if (membership === undefined) continue;
    present = true;
    const { leaf } = field;
    if (!condition.matchers.some((matcher) => 'test' in matcher && matcher.test(leaf))) continue;
    if (holds(branch, at + 1, { fields: sofar.fields, membership })) return true;
  }
  return !present && condition.matchers.some((matcher) => 'exists' in matcher) && holds(branch, at + 1, sofar);
}

/** Both memberships together, or undefined when they take different elements of one array. */
function joined(membership: Membership, field: Field): Membership | undefined {
  if (field.membership.size === 0) return membership;
  for (const [array, index] of field.membership) {
    const taken = membership.get(array);
    if (taken !== undefined && taken !== index) return undefined;
  }
  return membership.size === 0 ? field.membership : new Map([...membership, ...field.membership]);
}
