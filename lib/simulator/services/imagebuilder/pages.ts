import { badPage } from './errors.ts';

const DEFAULT_SIZE = 25;

/** One page of a list, and the token for the next. */
export function page<T>(
  items: readonly T[],
  request: { maxResults?: number | undefined; nextToken?: string | undefined },
): { items: T[]; nextToken?: string } {
  const start = request.nextToken === undefined ? 0 : Number(Buffer.from(request.nextToken, 'base64').toString());
  if (!Number.isInteger(start)) throw badPage();
  const end = start + (request.maxResults ?? DEFAULT_SIZE);
  const taken = items.slice(start, end);
  return end < items.length
    ? { items: taken, nextToken: Buffer.from(String(end)).toString('base64') }
    : { items: taken };
}
