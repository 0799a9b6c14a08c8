import { invalid } from './errors.ts';

/** One page of a listing; the marker is the position of the next item. */
export function page<T>(
  items: readonly T[],
  input: { Marker?: string | undefined; PageSize?: number | undefined },
): { items: T[]; NextMarker?: string } {
  const start = input.Marker === undefined ? 0 : Number(input.Marker);
  if (!Number.isInteger(start)) throw invalid(`The marker '${input.Marker}' is not valid`);
  const end = start + (input.PageSize ?? 400);
  return { items: items.slice(start, end), ...(end < items.length ? { NextMarker: String(end) } : {}) };
}
