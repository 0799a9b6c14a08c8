import { other } from './errors.ts';

/** One page of a list, and the token for the next. */
export function page<T>(
  items: readonly T[],
  request: { MaxResults?: number | undefined; NextToken?: string | undefined },
  defaultSize: number,
): { items: readonly T[]; NextToken?: string } {
  const start = request.NextToken === undefined ? 0 : Number(Buffer.from(request.NextToken, 'base64').toString());
  if (!Number.isInteger(start)) throw other('InvalidNextToken', 'The specified token is not valid.');
  const end = start + (request.MaxResults ?? defaultSize);
  const taken = items.slice(start, end);
  return end < items.length
    ? { items: taken, NextToken: Buffer.from(String(end)).toString('base64') }
    : { items: taken };
}
