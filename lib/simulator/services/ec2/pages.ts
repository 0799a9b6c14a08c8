import { invalidParameterValue } from './errors.ts';

/** One page of a list, and the token for the next. The token holds the position: lists keep their order between calls. */
export function page<T>(
  items: readonly T[],
  request: { MaxResults?: number | undefined; NextToken?: string | undefined },
): { items: readonly T[]; NextToken?: string } {
  const start = request.NextToken === undefined ? 0 : readToken(request.NextToken);
  if (request.MaxResults === undefined && start === 0) return { items };
  const end = request.MaxResults === undefined ? items.length : start + request.MaxResults;
  const taken = items.slice(start, end);
  return end < items.length ? { items: taken, NextToken: writeToken(end) } : { items: taken };
}

function writeToken(position: number): string {
  return Buffer.from(`position:${position}`).toString('base64');
}

function readToken(token: string): number {
  const position = /^position:(\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (position === undefined) throw invalidParameterValue('Unable to parse pagination token');
  return Number(position);
}
