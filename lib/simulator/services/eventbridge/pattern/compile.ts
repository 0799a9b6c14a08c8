// Event patterns: from text to branches that can be matched. A pattern with `$or` becomes one branch per combination,
// as in the open source event ruler of AWS, whose words the reasons are.

import { requireSimple } from './complexity.ts';
import { JsonReader } from './json-reader.ts';
import { readMatcher } from './matcher.ts';
import type { Condition, Matcher, Pattern } from './pattern.ts';
import { PatternProblem } from './problem.ts';

type Conditions = ReadonlyMap<string, Condition>;

/** Documented with `$or`. */
const MAX_BRANCHES = 1000;

/** No field inside `$or` can have such a name: today's operators, and those that the ruler keeps for later. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['exactly', 'prefix', 'suffix', 'numeric', 'anything-but', 'exists', 'cidr', 'equals-ignore-case', 'wildcard'],
  ...['=', '<', '<=', '>', '>=', 'regex', 'not-wildcard', 'not-equals-ignore-case', 'date-after', 'date-on-or-after'],
  ...['date-before', 'date-on-or-before', 'in-date-range', 'ip-address-in-range', 'ip-address-not-in-range'],
]);

/** @throws PatternProblem */
export function compilePattern(text: string): Pattern {
  const reader = new JsonReader(text);
  if (reader.next() !== '{') throw reader.problem('Filter is not an object');
  const combinations = readObject(reader, { path: [], combinations: [], insideOr: false });
  const branches = combinations.map((conditions) => [...conditions.values()].sort(byPath));
  requireSimple(branches);
  return { branches };
}

function byPath(a: Condition, b: Condition): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

interface Reading {
  readonly path: readonly string[];
  readonly combinations: readonly Conditions[];
  readonly insideOr: boolean;
}

/** The object's brace is taken. */
function readObject(reader: JsonReader, reading: Reading): readonly Conditions[] {
  let { combinations } = reading;
  let empty = true;
  for (let token = reader.next(); token !== '}'; token = reader.next()) {
    empty = false;
    const { name } = reader;
    combinations =
      name === '$or'
        ? readOr(reader, { ...reading, combinations })
        : readField(reader, name, { ...reading, combinations });
  }
  if (empty) throw reader.problem('Empty objects are not allowed');
  return combinations;
}

function readField(reader: JsonReader, name: string, reading: Reading): readonly Conditions[] {
  if (reading.insideOr && RESERVED.has(name)) {
    throw reader.problem(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
  }
  const names = [...reading.path, name];
  const token = reader.next();
  if (token === '{') return readObject(reader, { ...reading, path: names });
  if (token !== '[') throw reader.problem(`"${name}" must be an object or an array`);
  const matchers: Matcher[] = [];
  for (let inner = reader.next(); inner !== ']'; inner = reader.next()) matchers.push(readMatcher(inner, reader));
  if (matchers.length === 0) throw reader.problem('Empty arrays are not allowed');
  const condition = { path: names.join('.'), matchers };
  const combinations = reading.combinations.length === 0 ? [new Map()] : reading.combinations;
  // A path that comes twice keeps what comes last.
  return combinations.map((conditions) => new Map([...conditions, [condition.path, condition]]));
}

function readOr(reader: JsonReader, reading: Reading): readonly Conditions[] {
  if (reader.next() !== '[') throw reader.problem('It must be an Array followed with $or.');
  const alternatives: (readonly Conditions[])[] = [];
  for (let token = reader.next(); token !== ']'; token = reader.next()) {
    if (token !== '{') throw reader.problem('Only JSON object is allowed in array of $or relationship.');
    alternatives.push(readObject(reader, { ...reading, insideOr: true }));
  }
  if (alternatives.length < 2) throw reader.problem('There must have at least 2 Objects in $or relationship.');
  const combinations = alternatives.flat();
  if (combinations.length > MAX_BRANCHES) throw new PatternProblem(`More than ${MAX_BRANCHES} combinations of $or`);
  return combinations;
}
