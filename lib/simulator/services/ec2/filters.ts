// Filters of Describe operations: all must hold, one value of each is enough; `*` and `?` stand for any text and any character.

import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { invalidParameterValue } from './errors.ts';

/** Filter name to the member it looks at; `[]` goes through a list. */
export type FilterPaths = Readonly<Record<string, string>>;

/** Keeps what matches. @throws InvalidParameterValue for a filter that the table does not know */
export function select<T>(items: Iterable<T>, filters: readonly Filter[] | undefined, paths: FilterPaths): T[] {
  const tests = (filters ?? []).map((filter) => toTest(filter, paths));
  const selected: T[] = [];
  for (const item of items) if (tests.every((holds) => holds(item))) selected.push(item);
  return selected;
}

function toTest(filter: Filter, paths: FilterPaths): (item: unknown) => boolean {
  const name = filter.Name ?? '';
  const matches = anyOf(filter.Values ?? []);
  const tags = (item: unknown) => (item as { Tags?: Tag[] }).Tags ?? [];
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (item) => tags(item).some((tag) => tag.Key === key && matches(tag.Value ?? ''));
  }
  if (name === 'tag-key') return (item) => tags(item).some((tag) => matches(tag.Key ?? ''));
  const path = paths[name];
  if (path === undefined) throw invalidParameterValue(`The filter '${name}' is invalid`);
  const steps = path.split('.');
  return (item) => valuesAt(item, steps).some((value) => matches(asText(value)));
}

function anyOf(values: readonly string[]): (text: string) => boolean {
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  for (const value of values) {
    if (/[*?]/.test(value)) patterns.push(toPattern(value));
    else exact.add(value);
  }
  return (text) => exact.has(text) || patterns.some((pattern) => pattern.test(text));
}

function toPattern(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's');
}

function valuesAt(value: unknown, steps: readonly string[]): unknown[] {
  const [step, ...rest] = steps;
  if (value === undefined || value === null) return [];
  if (step === undefined) return [value];
  const through = step.endsWith('[]');
  const inner = (value as Record<string, unknown>)[through ? step.slice(0, -2) : step];
  if (!through) return valuesAt(inner, rest);
  return ((inner as unknown[] | undefined) ?? []).flatMap((item) => valuesAt(item, rest));
}

function asText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
