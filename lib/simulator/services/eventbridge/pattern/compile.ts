// Event patterns: from text to branches that can be matched. A pattern with `$or` becomes one branch per combination,
// as in the open source event ruler of AWS, whose words the reasons are.

import { type Matcher, readMatcher } from './matcher.ts';
import { PatternProblem } from './problem.ts';

/** Every condition of a branch must hold; a condition holds when one of its matchers does. Sorted by path. */
export interface Condition {
  readonly path: string;
  readonly matchers: readonly Matcher[];
}

export interface Pattern {
  readonly branches: readonly (readonly Condition[])[];
}

type Branch = ReadonlyMap<string, readonly Matcher[]>;

const NO_FIELD_IN_OR = [
  'exact',
  'prefix',
  'suffix',
  'numeric',
  'anything-but',
  'exists',
  'cidr',
  'equals-ignore-case',
  'wildcard',
];

/** @throws PatternProblem */
export function compilePattern(text: string): Pattern {
  const parsed = parse(text);
  if (!isObject(parsed)) throw new PatternProblem('Filter is not an object');
  const branches = readObject(parsed, { path: [], branches: [], insideOr: false });
  return {
    branches: branches.map((branch) =>
      [...branch]
        .map(([path, matchers]) => ({ path, matchers }))
        .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    ),
  };
}

interface Reading {
  readonly path: readonly string[];
  readonly branches: readonly Branch[];
  readonly insideOr: boolean;
}

function readObject(object: Readonly<Record<string, unknown>>, reading: Reading): readonly Branch[] {
  const entries = Object.entries(object);
  if (entries.length === 0) throw new PatternProblem('Empty objects are not allowed');
  let { branches } = reading;
  for (const [name, value] of entries) {
    if (name === '$or') branches = readOr(value, { ...reading, branches });
    else branches = readField(name, value, { ...reading, branches });
  }
  return branches;
}

function readField(name: string, value: unknown, reading: Reading): readonly Branch[] {
  if (reading.insideOr && NO_FIELD_IN_OR.includes(name)) {
    throw new PatternProblem(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
  }
  const path = [...reading.path, name];
  if (isObject(value)) return readObject(value, { ...reading, path });
  if (!Array.isArray(value)) throw new PatternProblem(`"${name}" must be an object or an array`);
  if (value.length === 0) throw new PatternProblem('Empty arrays are not allowed');
  const matchers = value.map(readMatcher);
  const branches = reading.branches.length === 0 ? [new Map()] : reading.branches;
  return branches.map((branch) => new Map([...branch, [path.join('.'), matchers]]));
}

function readOr(value: unknown, reading: Reading): readonly Branch[] {
  if (!Array.isArray(value)) throw new PatternProblem('It must be an Array followed with $or.');
  if (value.length < 2) throw new PatternProblem('There must have at least 2 Objects in $or relationship.');
  return value.flatMap((alternative) => {
    if (!isObject(alternative)) {
      throw new PatternProblem('Only JSON object is allowed in array of $or relationship.');
    }
    return readObject(alternative, { ...reading, insideOr: true });
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PatternProblem((error as Error).message);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
