import { addressDigits } from './address.ts';
import { inAnyCase } from './any-case.ts';
import { readAnythingBut } from './anything-but.ts';
import { readCidr } from './cidr.ts';
import { comparable } from './comparable.ts';
import type { JsonReader, Token } from './json-reader.ts';
import { readNumeric } from './numeric.ts';
import type { Matcher } from './pattern.ts';
import { wildcardParts, wildcardTest } from './wildcard.ts';

const ONE_KEY = 'Only one key allowed in match expression';

/** One element of the array that a pattern gives for a field. @throws PatternProblem */
export function readMatcher(token: Token | undefined, reader: JsonReader): Matcher {
  switch (token) {
    case '{':
      return readExpression(reader);
    case 'string':
      return exactString(reader.text());
    case 'number':
      return exactNumber(reader.text());
    case 'true':
    case 'false':
    case 'null':
      return { test: ({ text }) => text === token };
    default:
      throw reader.problem('Match value must be String, number, true, false, or null');
  }
}

function exactString(value: string): Matcher {
  const digits = addressDigits(value);
  if (digits !== undefined) return { test: ({ address }) => address === digits };
  const quoted = `"${value}"`;
  return { test: ({ text }) => text === quoted };
}

function exactNumber(value: string): Matcher {
  const wanted = comparable(value);
  return { test: ({ text, number }) => text === value || (wanted !== undefined && number === wanted) };
}

function readExpression(reader: JsonReader): Matcher {
  if (reader.next() !== 'name') throw reader.problem('Match expression name not found');
  const operator = reader.name;
  switch (operator) {
    case 'exactly':
      return closed(
        reader,
        textTest('exact', reader, (value) => (quoted) => quoted === `"${value}"`),
      );
    case 'prefix':
    case 'suffix':
      return readAffix(operator, reader);
    case 'numeric': {
      if (reader.next() !== '[') throw reader.problem('Value of numeric must be an array.');
      return closed(reader, { test: readNumeric(reader) }, 'Too many elements in numeric expression');
    }
    case 'anything-but':
      return readAnythingBut(reader);
    case 'exists':
      return readExists(reader);
    case 'cidr':
      // The ruler names the wrong operator here.
      return closed(reader, { test: readCidr(string('prefix', reader)) });
    case 'equals-ignore-case':
      return closed(
        reader,
        textTest(operator, reader, (value) => inAnyCase(`"${value}"`, 'whole')),
      );
    case 'wildcard': {
      const parts = wildcardParts(string(operator, reader), reader);
      const test = wildcardTest(parts);
      return closed(reader, { wildcards: [parts], test: ({ text }) => test(text) });
    }
    default:
      throw reader.problem(`Unrecognized match type ${operator}`);
  }
}

function closed(reader: JsonReader, matcher: Matcher, reason = ONE_KEY): Matcher {
  if (reader.next() !== '}') throw reader.problem(reason);
  return matcher;
}

function string(operator: string, reader: JsonReader): string {
  return stringOf(reader.next(), operator, reader);
}

function stringOf(token: Token | undefined, operator: string, reader: JsonReader): string {
  if (token !== 'string') throw reader.problem(`${operator} match pattern must be a string`);
  return reader.text();
}

function textTest(operator: string, reader: JsonReader, make: (value: string) => (quoted: string) => boolean): Matcher {
  const test = make(string(operator, reader));
  return { test: ({ text }) => test(text) };
}

function readAffix(operator: 'prefix' | 'suffix', reader: JsonReader): Matcher {
  const token = reader.next();
  if (token === '{') return readAffixInAnyCase(operator, reader);
  const value = stringOf(token, operator, reader);
  const matcher: Matcher =
    operator === 'prefix'
      ? { test: ({ text }) => text.startsWith(`"${value}`) }
      : { test: ({ text }) => text.endsWith(`${value}"`) };
  return closed(reader, matcher);
}

function readAffixInAnyCase(operator: 'prefix' | 'suffix', reader: JsonReader): Matcher {
  const title = operator === 'prefix' ? 'Prefix' : 'Suffix';
  if (reader.next() !== 'name') throw reader.problem(`${title} expression name not found`);
  const inner = reader.name;
  if (inner !== 'equals-ignore-case') throw reader.problem(`Unsupported ${operator} pattern: ${inner}`);
  const matcher = textTest(inner, reader, (value) =>
    operator === 'prefix' ? inAnyCase(`"${value}`, 'start') : inAnyCase(`${value}"`, 'end'),
  );
  return closed(reader, closed(reader, matcher));
}

function readExists(reader: JsonReader): Matcher {
  const token = reader.next();
  if (token !== 'true' && token !== 'false') {
    throw reader.problem('exists match pattern must be either true or false.');
  }
  return closed(reader, token === 'true' ? { test: () => true } : { exists: false });
}
