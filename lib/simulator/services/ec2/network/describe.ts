import type { Filter } from '@aws-sdk/client-ec2';
import { select } from '../filters.ts';
import { page } from '../pages.ts';
import type { Ec2State, NetworkValue } from '../state.ts';
import { type KindDescription, kinds, type NetworkKind } from './kinds.ts';
import { all, get } from './records.ts';

export interface Wanted {
  readonly ids: readonly string[] | undefined;
  readonly filters: readonly Filter[] | undefined;
  readonly page: { MaxResults?: number | undefined; NextToken?: string | undefined };
}

/** One page of a kind, by ids and filters. @throws the kind's NotFound error for an unknown id */
export function describe(
  state: Ec2State,
  kind: NetworkKind,
  wanted: Wanted,
): { items: NetworkValue[]; NextToken?: string } {
  const ids = wanted.ids ?? [];
  const values = ids.length > 0 ? ids.map((id) => get(state, kind, id)) : all(state, kind);
  const { filters }: KindDescription = kinds[kind];
  const { items, ...next } = page(select(values, wanted.filters, filters), wanted.page);
  return { items: [...items], ...next };
}
