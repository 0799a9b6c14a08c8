import type { z } from 'zod';
import { didYouMean } from './closest-word.ts';
import type { TreeFault } from './fault.ts';

// From zod's issues to sentences of "found" and "wanted".

type Issue = z.core.$ZodIssue;

export function wordsOfIssue(issue: Issue, root: unknown, knownKeys: (path: PropertyKey[]) => string[]): TreeFault[] {
  const path = [...issue.path];
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, knownKeys(path)));
    case 'invalid_key':
      return issue.issues.slice(0, 1).map((inner) => ({
        path,
        at: 'key',
        found: `the name ${quoted(path.at(-1))}`,
        wanted: inner.message,
      }));
    case 'invalid_union': {
      const deeper = issue.errors.find((branch) => branch.length > 0 && branch.every((inner) => goesIn(inner, value)));
      if (deeper === undefined) return [{ path, at: 'value', found: foundText(value), wanted: issue.message }];
      return deeper.flatMap((inner) =>
        wordsOfIssue({ ...inner, path: [...path, ...inner.path] } as Issue, root, knownKeys),
      );
    }
    default:
      return [{ path, at: 'value', found: foundText(value), wanted: wantedText(issue) }];
  }
}

/** A branch of a union was meant when it complains about what lies inside the value, not about its kind. */
function goesIn(inner: Issue, value: unknown): boolean {
  return isMap(value) && (inner.path.length > 0 || inner.code === 'unrecognized_keys');
}

function unknownKey(path: PropertyKey[], key: string, known: string[]): TreeFault {
  const wanted = known.length === 0 ? 'no such key' : `one of ${known.join(', ')}`;
  return {
    path: [...path, key],
    at: 'key',
    found: `the unknown key "${key}"`,
    wanted: wanted + didYouMean(key, known),
  };
}

const kinds: Record<string, string> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function wantedText(issue: Issue): string {
  // Messages of our own schema say what is wanted; zod's own begin with these words.
  if (!/^(Invalid|Too|Unrecognized|Expected)/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? quoted(issue.values[0])
        : `one of ${issue.values.map((value) => quoted(value)).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

export function foundText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  return quoted(value);
}

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], root);
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
