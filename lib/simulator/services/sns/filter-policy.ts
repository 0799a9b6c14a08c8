// Which messages a subscription wants. The operators are those of SNS: a smaller set than that of event patterns.

import { invalidParameter } from './errors.ts';

type Leaf = string | number | boolean | null;

/** @throws ServiceError when the text is no filter policy */
export function checkFilterPolicy(text: string): void {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw invalidParameter('FilterPolicy: failed to parse JSON.');
  }
  if (!isObject(policy)) throw invalidParameter('FilterPolicy: Filter is not an object');
  checkObject(policy);
}

function checkObject(policy: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(policy)) {
    if (isObject(value)) checkObject(value);
    else if (!Array.isArray(value)) throw invalidParameter(`FilterPolicy: "${name}" must be an object or an array`);
    else if (value.length === 0) throw invalidParameter('FilterPolicy: Empty arrays are not allowed');
    else for (const matcher of value) checkMatcher(matcher);
  }
}

function checkMatcher(matcher: unknown): void {
  if (!isObject(matcher)) return;
  const [operator] = Object.keys(matcher);
  if (operator === undefined || !(operator in OPERATORS)) {
    throw invalidParameter(`FilterPolicy: Unrecognized match type ${operator}`);
  }
}

/** @param subject the message's attributes, or its body, as plain values */
export function wants(policy: Readonly<Record<string, unknown>>, subject: unknown): boolean {
  return Object.entries(policy).every(([name, value]) => {
    const found = isObject(subject) ? subject[name] : undefined;
    if (name === '$or' && Array.isArray(value)) return value.some((one) => wants(one, subject));
    if (isObject(value)) return [found].flat().some((one) => wants(value, one));
    const leaves = (found === undefined ? [] : [found].flat()) as Leaf[];
    return (value as unknown[]).some((matcher) => fits(matcher, leaves));
  });
}

function fits(matcher: unknown, leaves: readonly Leaf[]): boolean {
  if (!isObject(matcher)) return leaves.includes(matcher as Leaf);
  const [operator, wanted] = Object.entries(matcher)[0] as [string, unknown];
  if (operator === 'exists') return leaves.length > 0 === wanted;
  return leaves.some((leaf) => OPERATORS[operator]?.(leaf, wanted) === true);
}

const OPERATORS: Readonly<Record<string, (leaf: Leaf, wanted: any) => boolean>> = {
  exists: () => true,
  prefix: (leaf, wanted) => typeof leaf === 'string' && leaf.startsWith(wanted),
  suffix: (leaf, wanted) => typeof leaf === 'string' && leaf.endsWith(wanted),
  'equals-ignore-case': (leaf, wanted) => typeof leaf === 'string' && leaf.toLowerCase() === wanted.toLowerCase(),
  'anything-but': (leaf, wanted) => {
    if (!isObject(wanted)) return ![wanted].flat().includes(leaf);
    const [operator, value] = Object.entries(wanted)[0] as [string, unknown];
    return ![value].flat().some((one) => OPERATORS[operator]?.(leaf, one));
  },
  numeric: (leaf, wanted: readonly (string | number)[]) => {
    if (typeof leaf !== 'number') return false;
    for (let at = 0; at < wanted.length; at += 2)
      if (!compare(leaf, wanted[at], wanted[at + 1] as number)) return false;
    return true;
  },
};

function compare(value: number, operator: unknown, bound: number): boolean {
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
