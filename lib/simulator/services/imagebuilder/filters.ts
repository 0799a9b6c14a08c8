import type { Filter } from '@aws-sdk/client-imagebuilder';
import { invalidParameter } from './errors.ts';

/** Keeps what matches all filters. @throws InvalidParameterValueException for a name that the items do not have */
export function select<T extends object>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  names: Readonly<Record<string, keyof T>>,
): T[] {
  return items.filter((item) =>
    (filters ?? []).every(({ name = '', values = [] }) => {
      const member = names[name];
      if (member === undefined) throw invalidParameter('filters', `There is no filter '${name}'.`);
      return values.includes(String(item[member]));
    }),
  );
}
