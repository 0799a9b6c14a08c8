/** One page of a list: as many as were asked for, 100 at most when nothing was, and where the next begins. */
export function page<Item>(
  items: readonly Item[],
  { Marker, MaxItems = 100 }: { readonly Marker?: string; readonly MaxItems?: number },
): { items: Item[]; next: { IsTruncated: boolean; Marker?: string } } {
  const from = Number(Marker ?? 0);
  const to = from + MaxItems;
  const isTruncated = to < items.length;
  return {
    items: items.slice(from, to),
    next: isTruncated ? { IsTruncated: true, Marker: String(to) } : { IsTruncated: false },
  };
}
