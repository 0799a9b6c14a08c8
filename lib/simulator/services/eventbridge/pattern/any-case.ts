/**
 * A string in any case: each of its characters in lower or upper case, so that a wanted `ß` finds `SS` but not `ss`. As in
 * the ruler, half a surrogate pair is a question mark.
 */
export function inAnyCase(wanted: string, anchor: 'whole' | 'start' | 'end'): (quoted: string) => boolean {
  const source = [...Array(wanted.length).keys()].map((at) => anyCase(wanted[at] as string)).join('');
  const expression = new RegExp(`${anchor === 'end' ? '' : '^'}${source}${anchor === 'start' ? '' : '$'}`);
  return (quoted) => quoted.startsWith('"') && expression.test(quoted);
}

function anyCase(unit: string): string {
  if (unit >= '\ud800' && unit <= '\udfff') return '\\?';
  const [lower, upper] = [unit.toLowerCase(), unit.toUpperCase()].map(literal) as [string, string];
  return lower === upper ? lower : `(?:${lower}|${upper})`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
