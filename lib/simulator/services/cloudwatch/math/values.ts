/** What an expression gives: a number, a series by period start, or several series. */
export type Value =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly points: ReadonlyMap<number, number> }
  | { readonly kind: 'list'; readonly items: readonly Series[] };

export type Series = Extract<Value, { kind: 'series' }>;

export const scalar = (value: number): Value => ({ kind: 'scalar', value });

/** A series without what is no number, since CloudWatch shows no data point for a division by zero. */
export function series(points: Iterable<readonly [number, number]>): Series {
  const finite = new Map<number, number>();
  for (const [ms, value] of points) if (Number.isFinite(value)) finite.set(ms, value);
  return { kind: 'series', points: finite };
}
