// What a field must not be. Inside a list of these the ruler catches its own refusal and adds the position once more.

import { inAnyCase } from './any-case.ts';
import { comparable } from './comparable.ts';
import type { JsonReader, Token } from './json-reader.ts';
import type { Matcher } from './pattern.ts';
import { PatternFailure, PatternProblem } from './problem.ts';
import type { Seen } from './seen.ts';
import { type WildcardPart, wildcardParts, wildcardTest } from './wildcard.ts';

type Operator = 'equals-ignore-case' | 'prefix' | 'suffix' | 'wildcard';

const TOO_MANY = 'Too many elements in numeric expression';

/** Reads the value of `anything-but` and the end of its expression. */
export function readAnythingBut(reader: JsonReader): Matcher {
  let token = reader.next();
  let operator: Operator | undefined;
  if (token === '{') {
    if (reader.next() !== 'name') throw reader.problem('Anything-But expression name not found');
    operator = readOperator(reader);
    token = reader.next();
  }
  if (token !== '[' && token !== 'string' && token !== 'number') {
    throw reader.problem('Value of anything-but must be an array or single string/number value.');
  }
  const matcher = operator === undefined ? plain(token, reader) : operated(operator, token, reader);
  if (reader.next() !== '}') throw reader.problem(TOO_MANY);
  if (operator !== undefined && reader.next() !== '}') throw reader.problem(TOO_MANY);
  return matcher;
}

function readOperator(reader: JsonReader): Operator {
  const { name } = reader;
  if (name === 'equals-ignore-case' || name === 'prefix' || name === 'suffix' || name === 'wildcard') return name;
  throw reader.problem(`Unsupported anything-but pattern: ${name}`);
}

function plain(token: Token, reader: JsonReader): Matcher {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  const add = (kind: Token | undefined) => {
    if (kind === 'string') texts.add(`"${reader.text()}"`);
    else if (kind === 'number') numbers.add(compared(reader.text()));
    else throw reader.problem('Inside anything but list, start|null|boolean is not supported.');
  };
  if (token === '[') {
    readList(reader, add);
    if (texts.size > 0 === numbers.size > 0) {
      throw reader.problem(
        'Inside anything but list, either all values are number or string, mixed type is not supported',
      );
    }
  } else add(token);
  return { test: ({ text, number }) => !texts.has(text) && (number === undefined || !numbers.has(number)) };
}

function compared(text: string): number {
  const number = comparable(text);
  if (number === undefined) throw new PatternProblem(`Cannot compare number : ${text}`);
  return number;
}

function operated(operator: Operator, token: Token, reader: JsonReader): Matcher {
  const values: string[] = [];
  const add = (kind: Token | undefined) => {
    if (kind !== 'string') throw reader.problem(NO_STRING[operator]);
    const value = reader.text();
    if (value === '' && (operator === 'prefix' || operator === 'suffix')) {
      throw reader.problem('Null prefix/suffix not allowed');
    }
    values.push(value);
  };
  if (token === '[') readList(reader, add);
  else add(token);
  if (values.length === 0) throw new PatternFailure(`anything-but with an empty list of ${operator}`);
  if (operator === 'wildcard') return noWildcard(values.map((value) => wildcardParts(value, reader)));
  const tests = values.map((value) => OPERATORS[operator](value));
  return { test: (leaf) => !tests.some((test) => test(leaf)) };
}

const NO_STRING: Readonly<Record<Operator, string>> = {
  'equals-ignore-case': 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
  prefix: 'prefix/suffix match pattern must be a string',
  suffix: 'prefix/suffix match pattern must be a string',
  wildcard: 'wildcard match pattern must be a string',
};

const OPERATORS: Readonly<Record<Exclude<Operator, 'wildcard'>, (value: string) => (leaf: Seen) => boolean>> = {
  'equals-ignore-case': (value) => {
    const test = inAnyCase(`"${value}"`, 'whole');
    return ({ text }) => test(text);
  },
  prefix:
    (value) =>
    ({ text }) =>
      text.startsWith(`"${value}`),
  suffix:
    (value) =>
    ({ text }) =>
      text.endsWith(`${value}"`),
};

function noWildcard(wildcards: readonly (readonly WildcardPart[])[]): Matcher {
  const tests = wildcards.map(wildcardTest);
  return { wildcards, test: ({ text }) => !tests.some((test) => test(text)) };
}

function readList(reader: JsonReader, add: (kind: Token | undefined) => void): void {
  try {
    for (let token = reader.next(); token !== ']'; token = reader.next()) add(token);
  } catch (error) {
    if (error instanceof PatternProblem) throw reader.problem(error.message);
    throw error;
  }
}
