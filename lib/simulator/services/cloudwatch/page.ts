import { invalidValue } from './errors.ts';

/** One page of a listing; the token is the position of the next item. */
export function page<T>(
  items: readonly T[],
  input: { NextToken?: string | undefined; MaxRecords?: number | undefined },
): { items: T[]; NextToken?: string } {
  const start = input.NextToken === undefined ? 0 : Number(input.NextToken);
  if (!Number.isInteger(start)) throw invalidValue(`The token '${input.NextToken}' is not valid.`);
  const end = start + (input.MaxRecords ?? 50);
  return { items: items.slice(start, end), ...(end < items.length ? { NextToken: String(end) } : {}) };
}
