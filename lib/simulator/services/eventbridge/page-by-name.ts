/** A page of a list that is sorted by name. */
export function pageByName<Named extends { readonly name: string }>(
  all: readonly Named[],
  { NextToken: after = '', Limit: limit = 100 }: { NextToken?: string | undefined; Limit?: number | undefined },
): { items: Named[]; next: { NextToken?: string } } {
  const rest = all.filter(({ name }) => name > after).sort((left, right) => (left.name < right.name ? -1 : 1));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rest.length > limit && last !== undefined ? { NextToken: last.name } : {} };
}
