export interface Token {
  readonly kind: 'name' | 'name-reference' | 'value-reference' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

// A bare name begins with a letter: with an underscore it needs a placeholder.
const TOKEN = /\s*(?:([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(0|[1-9]\d*)|(<>|<=|>=|\S))/y;
const KINDS = ['name', 'name-reference', 'value-reference', 'number', 'symbol'] as const;

/** Splits an expression; a character that fits nowhere comes out as a symbol, for the parser to refuse. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) break;
    at = TOKEN.lastIndex;
    const group = match.slice(1).findIndex((part) => part !== undefined);
    const found = match[group + 1] as string;
    tokens.push({ kind: KINDS[group] ?? 'symbol', text: found, at: at - found.length });
  }
  tokens.push({ kind: 'end', text: '<EOF>', at: text.length });
  return tokens;
}
