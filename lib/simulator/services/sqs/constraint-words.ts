import type { Refuse } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { memberOf } from '../../kernel/violation.ts';
import { invalidParameter, missingParameter } from './errors.ts';

export const refuse: Refuse = ([first], usual) => {
  const name = memberOf(first);
  const text = first.ofKey ? (first.path.at(-1) as { key: string }).key : String(first.value);
  switch (first.limit.kind) {
    case 'required':
      return missingParameter(name);
    case 'enum':
      return name === 'MessageSystemAttributes'
        ? invalidParameter(`Message system attribute name '${text}' in ${name} is invalid.`)
        : new ServiceError('InvalidAttributeName', `Unknown Attribute ${text}.`);
    default:
      return usual();
  }
};
