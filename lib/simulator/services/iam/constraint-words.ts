import type { Refuse } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { memberOf, type Violation } from '../../kernel/violation.ts';

/** Lengths and ranges come first, as most services say them; then names and paths, one by one, in IAM's words. */
export const refuse: Refuse = (violations, usual) => {
  const others = violations.filter((violation) => ownWords(violation) === undefined);
  if (others.length > 0) return usual({ violations: others });
  return new ServiceError(
    'ValidationError',
    `The specified value for ${memberName(violations[0])} is invalid. ${ownWords(violations[0])}`,
  );
};

function ownWords(violation: Violation): string | undefined {
  if (violation.limit.kind !== 'pattern') return undefined;
  if (violation.limit.pattern === '[\\w+=,.@-]+')
    return 'It must contain only alphanumeric characters and/or the following: +=,.@_-';
  if (/^path$/i.test(memberOf(violation)))
    return 'It must begin and end with / and contain only alphanumeric characters and/or / characters.';
  return undefined;
}

function memberName(violation: Violation): string {
  const name = memberOf(violation);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
