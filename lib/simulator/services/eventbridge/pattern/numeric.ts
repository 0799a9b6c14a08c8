import type { Leaf } from './leaf.ts';
import { PatternProblem } from './problem.ts';

/** `["=", x]`, one bound, or a lower and then an upper bound. */
export function readNumeric(value: unknown): (leaf: Leaf) => boolean {
  if (!Array.isArray(value)) throw new PatternProblem('Value of numeric must be an array.');
  const [operator, bound, ...rest] = value as unknown[];
  if (typeof operator !== 'string') throw new PatternProblem(`Invalid member in numeric match: ${operator ?? ']'}`);
  if (!['=', '<', '<=', '>', '>='].includes(operator)) {
    throw new PatternProblem(`Unrecognized numeric range operator: ${operator}`);
  }
  const first = number(operator === '=' ? 'equals' : operator, bound);
  if (rest.length === 0) return (leaf) => typeof leaf === 'number' && compare(leaf, operator, first);
  if (!operator.startsWith('>')) throw new PatternProblem('Too many elements in numeric expression');
  const [upper, top, ...more] = rest;
  if (typeof upper !== 'string') throw new PatternProblem(`Bad value in numeric range: ${upper}`);
  if (upper !== '<' && upper !== '<=') throw new PatternProblem(`Bad numeric range operator: ${upper}`);
  const second = number(upper, top);
  if (more.length > 0) throw new PatternProblem('Too many terms in numeric range expression');
  if (second <= first) throw new PatternProblem('Bottom must be less than top');
  return (leaf) => typeof leaf === 'number' && compare(leaf, operator, first) && compare(leaf, upper, second);
}

function number(operator: string, value: unknown): number {
  if (typeof value !== 'number') throw new PatternProblem(`Value of ${operator} must be numeric`);
  return value;
}

function compare(value: number, operator: string, bound: number): boolean {
  switch (operator) {
    case '=':
      return value === bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    default:
      return value >= bound;
  }
}
