import { validationError } from './errors.ts';

const PAGE_SIZE = 100;

/** A page of a list: the token is the offset of the next one. */
export function page<T>(
  all: readonly T[],
  token: string | undefined,
): { items: readonly T[]; next: string | undefined } {
  const from = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(from) || from < 0 || from > all.length) throw validationError('NextToken is not valid');
  const to = from + PAGE_SIZE;
  return { items: all.slice(from, to), next: to < all.length ? String(to) : undefined };
}
