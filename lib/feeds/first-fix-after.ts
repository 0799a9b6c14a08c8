/**
 * Of the versions that mend a flaw in several lines of releases, the first one above what is installed. It only picks among what the
 * maker says: whether a version is affected at all is OSV's answer, since each ecosystem orders versions in its own way.
 */
export function firstFixAfter(installed: string, fixes: readonly string[]): string | undefined {
  return [...new Set(fixes)].filter((fix) => compare(fix, installed) > 0).sort(compare)[0];
}

function compare(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = comparePart(a[at], b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Build metadata orders nothing in any of the ecosystems. */
const partsOf = (version: string) => version.replace(/^v|\+.*$/g, '').match(/\d+|[a-z]+/gi) ?? [];

/** Numbers before what is missing before words: `1.0.1`, `1.0`, `1.0-rc1`. */
function comparePart(a: string | undefined, b: string | undefined): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA - rankB;
  if (a === undefined || b === undefined) return 0;
  if (rankA === 2) return Number(BigInt(a) > BigInt(b)) - Number(BigInt(a) < BigInt(b));
  return Number(a > b) - Number(a < b);
}

const rankOf = (part: string | undefined) => (part === undefined ? 1 : /^\d/.test(part) ? 2 : 0);
