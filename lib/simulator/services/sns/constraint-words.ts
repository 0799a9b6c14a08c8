import type { Refuse } from '../../kernel/service.ts';
import { memberOf } from '../../kernel/violation.ts';
import { invalidParameter } from './errors.ts';

export const refuse: Refuse = ([first], usual) => {
  const name = memberOf(first);
  switch (first.limit.kind) {
    case 'required':
      return invalidParameter(`${name} Reason: no value for required parameter`);
    case 'min-length':
    case 'max-length': {
      const most = first.limit.kind === 'max-length';
      return invalidParameter(
        `${name} Reason: its length must be ${most ? 'at most' : 'at least'} ${first.limit.bound}`,
      );
    }
    default:
      return usual();
  }
};
