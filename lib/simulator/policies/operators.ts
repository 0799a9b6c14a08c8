// The condition operators of IAM's policy language, each for one value of the request and one of the policy. A negated operator
// is its opposite for the whole list of the policy's values.

import { matchesArn } from './arn-pattern.ts';
import { isInRange } from './ip-range.ts';
import { guard, unguard } from './text-template.ts';
import { matches } from './wildcard.ts';

type Test = (actual: string, wanted: string) => boolean;

/** Without wildcards. */
const plain =
  (test: Test): Test =>
  (actual, wanted) =>
    test(actual, unguard(wanted));

const compared = (read: (text: string) => number, test: (actual: number, wanted: number) => boolean): Test =>
  plain((actual, wanted) => test(read(actual), read(wanted)));

const ORDER: Readonly<Record<string, (actual: number, wanted: number) => boolean>> = {
  Equals: (actual, wanted) => actual === wanted,
  LessThan: (actual, wanted) => actual < wanted,
  LessThanEquals: (actual, wanted) => actual <= wanted,
  GreaterThan: (actual, wanted) => actual > wanted,
  GreaterThanEquals: (actual, wanted) => actual >= wanted,
};

const ordered = (kind: string, read: (text: string) => number): Record<string, Test> =>
  Object.fromEntries(Object.entries(ORDER).map(([name, test]) => [`${kind}${name}`, compared(read, test)]));

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** ISO 8601, or seconds since 1970. */
const moment = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: plain((actual, wanted) => actual === wanted),
  StringEqualsIgnoreCase: plain((actual, wanted) => actual.toLowerCase() === wanted.toLowerCase()),
  StringLike: (actual, wanted) => matches(wanted, guard(actual)),
  ArnEquals: (actual, wanted) => isArn(actual) && matchesArn(wanted, guard(actual)),
  ArnLike: (actual, wanted) => isArn(actual) && matchesArn(wanted, guard(actual)),
  Bool: plain((actual, wanted) => actual.toLowerCase() === wanted.toLowerCase()),
  BinaryEquals: plain((actual, wanted) => actual === wanted),
  IpAddress: plain(isInRange),
  ...ordered('Numeric', number),
  ...ordered('Date', moment),
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
};

export const isOperator = (name: string): boolean => name === 'Null' || name in OPERATORS || name in NEGATED;

export const isNegated = (name: string): boolean => name in NEGATED;

export function compare(name: string, actual: string, wanted: readonly string[]): boolean {
  const positive = NEGATED[name];
  if (positive !== undefined) return !compare(positive, actual, wanted);
  const test = OPERATORS[name];
  return test !== undefined && wanted.some((value) => test(actual, value));
}

const isArn = (text: string): boolean => text.split(':').length >= 6;
