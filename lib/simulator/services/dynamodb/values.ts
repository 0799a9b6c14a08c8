// Attribute values: what they may be, when two are the same, which comes first, how much room they take.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { compareNumbers, readDecimal, writeDecimal } from './decimal.ts';
import { invalidValue, RequestProblem, validation } from './errors.ts';

export type { AttributeValue };
export type Item = Readonly<Record<string, AttributeValue>>;
export type ValueType = 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'M' | 'L' | 'NULL' | 'BOOL';

/** Levels of maps and lists in an attribute, its own included. */
const MAX_DEPTH = 31;

const TYPES: readonly string[] = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'];

export function typeOf(value: AttributeValue): ValueType {
  for (const [key, content] of Object.entries(value)) if (content !== undefined) return key as ValueType;
  throw new Error('cannot tell the type of an empty attribute value');
}

/** A copy that can be kept: exactly one type, numbers in their plain form, sets without duplicates. */
export function keepable(value: AttributeValue, depth = 0): AttributeValue {
  const given = Object.entries(value).filter(([, content]) => content !== undefined && content !== null);
  const [first] = given;
  if (first === undefined || !TYPES.includes(first[0])) {
    throw new RequestProblem('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  }
  if (given.length > 1) {
    throw new RequestProblem(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  if (depth > MAX_DEPTH) {
    throw validation(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    );
  }
  if (value.N !== undefined) return { N: keepableNumber(value.N) };
  if (value.M !== undefined) return { M: keepableMap(value.M, depth + 1) };
  if (value.L !== undefined) return { L: value.L.map((item) => keepable(item, depth + 1)) };
  if (value.NULL === false) throw invalidValue('Null attribute value types must have the value of true');
  return isSet(value) ? keepableSet(value) : value;
}

export function keepableMap(map: Readonly<Record<string, AttributeValue>>, depth = 0): Record<string, AttributeValue> {
  const copy: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(map)) copy[name] = keepable(value, depth);
  return copy;
}

function keepableNumber(text: string): string {
  if (/^(0|-?[1-9]\d{0,14})$/.test(text)) return text;
  const decimal = readDecimal(text);
  if (typeof decimal !== 'string') return writeDecimal(decimal);
  throw numberProblem(decimal, text);
}

export function numberProblem(problem: string, text: string) {
  switch (problem) {
    case 'too-precise':
      return new RequestProblem('Attempting to store more than 38 significant digits in a Number');
    case 'overflow':
      return new RequestProblem(
        'Number overflow. Attempting to store a number with magnitude larger than supported range',
      );
    case 'underflow':
      return new RequestProblem(
        'Number underflow. Attempting to store a number with magnitude smaller than supported range',
      );
    default: {
      const reason = 'The parameter cannot be converted to a numeric value';
      return new RequestProblem(`${reason}: ${text}`, text === '' ? reason : `${reason}: ${text}`);
    }
  }
}

function isSet(value: AttributeValue): boolean {
  return value.SS !== undefined || value.NS !== undefined || value.BS !== undefined;
}

/** In the order that AWS gives sets back: by bytes, numbers by value. */
function keepableSet(value: AttributeValue): AttributeValue {
  if (value.SS !== undefined) return { SS: distinct(value.SS, { kind: 'string', order: compareText }) };
  if (value.NS !== undefined) {
    return { NS: distinct(value.NS.map(keepableNumber), { kind: 'number', order: compareNumbers }) };
  }
  return { BS: distinct(value.BS ?? [], { kind: 'binary', order: Buffer.compare }) };
}

interface SetKind<T> {
  readonly kind: 'string' | 'number' | 'binary';
  readonly order: (a: T, b: T) => number;
}

function distinct<T extends string | Uint8Array>(members: readonly T[], { kind, order }: SetKind<T>): T[] {
  if (members.length === 0) {
    throw invalidValue(kind === 'binary' ? 'Binary sets should not be empty' : `An ${kind} set  may not be empty`);
  }
  const keys = members.map(memberText);
  const repeat = keys.findIndex((key, at) => keys.indexOf(key) < at);
  if (repeat >= 0) throw duplicates(members, { kind, order }, repeat);
  return [...members].sort(order);
}

function duplicates<T extends string | Uint8Array>(members: readonly T[], { kind, order }: SetKind<T>, repeat: number) {
  const invalid = 'One or more parameter values were invalid: ';
  if (kind === 'number') {
    return new RequestProblem(
      `${invalid}Input collection contains duplicates.`,
      'Input collection contains duplicates',
    );
  }
  const ofType = kind === 'binary' ? 'of type BS' : '';
  const seen = [...members.slice(0, repeat).sort(order), ...members.slice(repeat)].map((one) => `"${memberText(one)}"`);
  return new RequestProblem(
    `${invalid}Input collection [${seen.join(kind === 'binary' ? ',' : ', ')}]${ofType} contains duplicates.`,
    `${invalid}Input collection [${members.map(memberText).join(', ')}]${ofType} contains duplicates.`,
  );
}

function memberText(member: string | Uint8Array): string {
  return typeof member === 'string' ? member : base64(member);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function sameValue(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  switch (type) {
    case 'S':
      return a.S === b.S;
    case 'N':
      return a.N === b.N;
    case 'BOOL':
      return a.BOOL === b.BOOL;
    case 'NULL':
      return true;
    case 'B':
      return Buffer.compare(a.B as Uint8Array, b.B as Uint8Array) === 0;
    case 'L': {
      const [x, y] = [a.L ?? [], b.L ?? []];
      return x.length === y.length && x.every((item, i) => sameValue(item, y[i] as AttributeValue));
    }
    case 'M': {
      const [x, y] = [a.M ?? {}, b.M ?? {}];
      const names = Object.keys(x);
      return (
        names.length === Object.keys(y).length &&
        names.every((name) => y[name] !== undefined && sameValue(x[name] as AttributeValue, y[name]))
      );
    }
    default: {
      const [x, y] = [new Set(setMembers(a)), setMembers(b)];
      return x.size === y.length && y.every((member) => x.has(member));
    }
  }
}

/** The members of a set as texts that tell them apart. */
export function setMembers(value: AttributeValue): string[] {
  return value.SS ?? value.NS ?? (value.BS ?? []).map(base64);
}

/** Order within one of the types S, N and B; undefined where there is none. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.S !== undefined && b.S !== undefined) return compareText(a.S, b.S);
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N);
  if (a.B !== undefined && b.B !== undefined) return Buffer.compare(a.B, b.B);
  return undefined;
}

const PLAIN = /^[\u0020-\u007e]*$/;

/** By UTF-8 bytes, which differs from the order of UTF-16 units only outside ASCII. */
function compareText(a: string, b: string): number {
  if (PLAIN.test(a) && PLAIN.test(b)) return a === b ? 0 : a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** Bytes that a value counts, after the developer guide's "item sizes and formats". */
export function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.SS !== undefined) return total(value.SS, (text) => Buffer.byteLength(text));
  if (value.NS !== undefined) return total(value.NS, numberSize);
  if (value.BS !== undefined) return total(value.BS, (bytes) => bytes.byteLength);
  if (value.M !== undefined) return 3 + itemSize(value.M) + Object.keys(value.M).length;
  if (value.L !== undefined) return 3 + total(value.L, (item) => 1 + valueSize(item));
  return 1;
}

export function itemSize(item: Item): number {
  return total(Object.entries(item), ([name, value]) => Buffer.byteLength(name) + valueSize(value));
}

function numberSize(text: string): number {
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function total<T>(items: readonly T[], size: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += size(item);
  return sum;
}
