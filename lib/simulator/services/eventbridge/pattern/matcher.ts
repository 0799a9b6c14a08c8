import { readCidr } from './cidr.ts';
import type { Leaf } from './leaf.ts';
import { readNumeric } from './numeric.ts';
import { PatternProblem } from './problem.ts';
import { wildcardTest } from './wildcard.ts';

/** Matches a leaf of the event, or, where `exists` is false, its absence. */
export type Matcher = { readonly exists: false } | { readonly test: (leaf: Leaf) => boolean };

type Test = (leaf: Leaf) => boolean;

/** One element of the array that a pattern gives for a field. @throws PatternProblem */
export function readMatcher(element: unknown): Matcher {
  if (Array.isArray(element)) throw new PatternProblem('Match value must be String, number, true, false, or null');
  if (typeof element !== 'object' || element === null) return { test: (leaf) => leaf === element };
  const [operator, value] = onlyEntry(element);
  if (operator === 'exists') {
    if (typeof value !== 'boolean') throw new PatternProblem('exists match pattern must be either true or false.');
    return value ? { test: () => true } : { exists: false };
  }
  return { test: readTest(operator, value) };
}

function onlyEntry(expression: object): [string, unknown] {
  const entries = Object.entries(expression);
  const [first] = entries;
  if (first === undefined) throw new PatternProblem('Match expression name not found');
  if (entries.length > 1) throw new PatternProblem('Only one key allowed in match expression');
  return first;
}

function readTest(operator: string, value: unknown): Test {
  switch (operator) {
    case 'prefix':
    case 'suffix':
      return affixTest(operator, value);
    case 'equals-ignore-case':
      return sameInAnyCase(text(operator, value));
    case 'wildcard':
      return wildcardTest(text(operator, value));
    case 'numeric':
      return readNumeric(value);
    case 'cidr':
      // The ruler names the wrong operator here.
      return readCidr(text('prefix', value));
    case 'anything-but':
      return readAnythingBut(value);
    default:
      throw new PatternProblem(`Unrecognized match type ${operator}`);
  }
}

function text(operator: string, value: unknown): string {
  if (typeof value !== 'string') throw new PatternProblem(`${operator} match pattern must be a string`);
  return value;
}

function affixTest(operator: 'prefix' | 'suffix', value: unknown): Test {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const [inner, part] = onlyEntry(value);
    if (inner !== 'equals-ignore-case') throw new PatternProblem(`Unsupported ${operator} match pattern: ${inner}`);
    return affix(operator, text('equals-ignore-case', part), true);
  }
  return affix(operator, text(operator, value), false);
}

function affix(operator: 'prefix' | 'suffix', part: string, anyCase: boolean): Test {
  const wanted = anyCase ? part.toLowerCase() : part;
  return (leaf) => {
    if (typeof leaf !== 'string') return false;
    const own = anyCase ? leaf.toLowerCase() : leaf;
    return operator === 'prefix' ? own.startsWith(wanted) : own.endsWith(wanted);
  };
}

function sameInAnyCase(wanted: string): Test {
  const lower = wanted.toLowerCase();
  return (leaf) => typeof leaf === 'string' && leaf.toLowerCase() === lower;
}

/** Anything but these: a leaf of another kind is something else, and so matches. */
function readAnythingBut(value: unknown): Test {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const [inner, given] = onlyEntry(value);
    const tests = anythingButTests(inner, given);
    return (leaf) => !tests.some((test) => test(leaf));
  }
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) && typeof value !== 'string' && typeof value !== 'number') {
    throw new PatternProblem('Value of anything-but must be an array or single string/number value.');
  }
  if (values.some((one) => typeof one !== 'string' && typeof one !== 'number')) {
    throw new PatternProblem('Inside anything but list, start|null|boolean is not supported.');
  }
  if (new Set(values.map((one) => typeof one)).size !== 1) {
    throw new PatternProblem(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  }
  return (leaf) => !values.includes(leaf);
}

function anythingButTests(operator: string, given: unknown): Test[] {
  const values: unknown[] = Array.isArray(given) ? given : [given];
  switch (operator) {
    case 'equals-ignore-case':
      return values.map((value) => {
        if (typeof value === 'string') return sameInAnyCase(value);
        throw new PatternProblem(
          'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
        );
      });
    case 'prefix':
    case 'suffix':
      return values.map((value) => {
        if (typeof value !== 'string') throw new PatternProblem('prefix/suffix match pattern must be a string');
        if (value === '') throw new PatternProblem('Null prefix/suffix not allowed');
        return affix(operator, value, false);
      });
    case 'wildcard':
      return values.map((value) => wildcardTest(text(operator, value)));
    default:
      throw new PatternProblem(`Unsupported anything-but pattern: ${operator}`);
  }
}
