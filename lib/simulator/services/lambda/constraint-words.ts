import type { Refuse } from '../../kernel/service.ts';
import { memberOf } from '../../kernel/violation.ts';
import { invalidParameter } from './errors.ts';

/** As most services, but for runtimes, which Lambda looks at by itself: an ARN would do as well. */
export const refuse: Refuse = ([first, ...others]) => {
  const { limit, value } = first;
  if (others.length > 0 || limit.kind !== 'enum' || memberOf(first) !== 'Runtime') return undefined;
  return invalidParameter(
    `Value ${value} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${limit.values.join(', ')}] or be a valid ARN`,
  );
};
