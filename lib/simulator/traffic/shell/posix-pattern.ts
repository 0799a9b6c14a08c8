const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  space: '\\s',
  upper: 'A-Z',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
};

/** A pattern of grep's or sed's as JavaScript writes it. Back references and collation are not modelled. */
export function posixPattern(pattern: string, kind: 'basic' | 'extended' | 'fixed', flags: string): RegExp {
  if (kind === 'fixed') return new RegExp(pattern.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), flags);
  let written = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    if (char === '[') {
      const set = /^\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/.exec(pattern.slice(at))?.[0] ?? char;
      written += inBrackets(set);
      at += set.length - 1;
    } else if (char === '\\') {
      const next = pattern[++at] ?? '';
      // What has a meaning in one kind when escaped has it in the other when not.
      written += kind === 'basic' && /[(){}+?|]/.test(next) ? next : `\\${next}`;
    } else written += kind === 'basic' && /[(){}+?|]/.test(char) ? `\\${char}` : char;
  }
  return new RegExp(written, flags);
}

function inBrackets(set: string): string {
  const [, not = '', inside = ''] = /^\[(\^?)(.*)\]$/s.exec(set) ?? [];
  const plain = inside
    .replace(/\\/g, '\\\\')
    .replace(/\[:(\w+):\]/g, (_, name: string) => CLASSES[name] ?? '')
    .replace(/^\]/, '\\]')
    .replace(/\[/g, '\\[');
  return `[${not}${plain}]`;
}
