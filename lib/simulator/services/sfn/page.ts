import { ServiceError } from '../../kernel/service-error.ts';

export interface Page<T> {
  readonly items: T[];
  readonly nextToken: string | undefined;
}

/** One page of a list. The token is the position, in a form that callers cannot read. */
export function pageOf<T>(
  list: readonly T[],
  { maxResults, nextToken }: { maxResults?: number | undefined; nextToken?: string | undefined },
  defaults: { size: number; max: number } = { size: 100, max: 1000 },
): Page<T> {
  const size = maxResults === undefined || maxResults === 0 ? defaults.size : Math.min(maxResults, defaults.max);
  const start = nextToken === undefined ? 0 : positionIn(nextToken);
  const end = start + size;
  return {
    items: list.slice(start, end),
    nextToken: end < list.length ? Buffer.from(`${PREFIX}${end}`).toString('base64url') : undefined,
  };
}

const PREFIX = 'position:';

function positionIn(token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  const position = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  if (!/^\d+$/.test(position)) throw new ServiceError('InvalidToken', `Invalid Token: 'Invalid token'`);
  return Number(position);
}
