import type { Refuse } from '../../kernel/service.ts';
import type { Limit, PathStep } from '../../kernel/violation.ts';
import { invalidParameter } from './errors.ts';

/** One at a time. Of patterns and of lists that are too short, the words are AWS's; the others follow them. */
export const refuse: Refuse = ([{ path, limit, value }]) => {
  const name = placeOf(path);
  return invalidParameter(name, `${name} ${asked(limit, Array.isArray(value) ? 'items' : 'characters')}`);
};

/** `distributions[0].amiDistributionConfiguration.name` */
function placeOf(path: readonly PathStep[]): string {
  return path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${typeof step === 'string' ? step : step.key}`,
    )
    .join('');
}

function asked(limit: Limit, unit: string): string {
  switch (limit.kind) {
    case 'pattern':
      return `must match pattern ${limit.pattern}`;
    case 'enum':
      return `must be one of ${limit.values.join(', ')}`;
    case 'min-length':
      return `must contain at least ${limit.bound} ${unit}`;
    case 'max-length':
      return `must contain at most ${limit.bound} ${unit}`;
    case 'min-value':
      return `must be greater than or equal to ${limit.bound}`;
    case 'max-value':
      return `must be less than or equal to ${limit.bound}`;
    case 'required':
      return 'must not be null';
    case 'known':
      return 'is not a parameter of this operation';
    case 'type':
      return 'has the wrong type';
  }
}
