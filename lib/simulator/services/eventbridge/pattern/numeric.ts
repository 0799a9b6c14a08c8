import { comparable } from './comparable.ts';
import type { JsonReader, Token } from './json-reader.ts';
import type { Seen } from './seen.ts';

const BELOW: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
};
const ABOVE: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `["=", x]`, one bound, or a lower and then an upper bound. The array's bracket is taken. */
export function readNumeric(reader: JsonReader): (leaf: Seen) => boolean {
  if (reader.next() !== 'string') throw reader.problem(`Invalid member in numeric match: ${reader.text()}`);
  const operator = reader.text();
  const token = reader.next();
  const above = ABOVE[operator];
  const single = operator === '=' ? (value: number, bound: number) => value === bound : BELOW[operator];
  if (above === undefined && single === undefined) {
    throw reader.problem(`Unrecognized numeric range operator: ${operator}`);
  }
  const bound = readBound(operator === '=' ? 'equals' : operator, token, reader);
  const after = reader.next();
  if (above !== undefined) {
    const upper = after === ']' ? undefined : readUpper(after, bound, reader);
    const low = compared(bound, reader);
    return ({ number }) => number !== undefined && above(number, low) && (upper === undefined || upper(number));
  }
  if (after !== ']') throw reader.problem('Too many elements in numeric expression');
  const value = compared(bound, reader);
  return ({ number }) => number !== undefined && single?.(number, value) === true;
}

function readUpper(token: Token | undefined, bottom: string, reader: JsonReader): (value: number) => boolean {
  if (token !== 'string') throw reader.problem(`Bad value in numeric range: ${reader.text()}`);
  const operator = reader.text();
  const below = BELOW[operator];
  if (below === undefined) throw reader.problem(`Bad numeric range operator: ${operator}`);
  const bound = readBound(operator, reader.next(), reader);
  if (reader.next() !== ']') throw reader.problem('Too many terms in numeric range expression');
  const [low, top] = [compared(bottom, reader), compared(bound, reader)];
  if (low >= top) throw reader.problem('Bottom must be less than top');
  return (value) => below(value, top);
}

function readBound(operator: string, token: Token | undefined, reader: JsonReader): string {
  if (token !== 'number') throw reader.problem(`Value of ${operator} must be numeric`);
  return reader.text();
}

function compared(text: string, reader: JsonReader): number {
  const number = comparable(text);
  if (number === undefined) throw reader.problem(`Cannot compare number : ${text}`);
  return number;
}
