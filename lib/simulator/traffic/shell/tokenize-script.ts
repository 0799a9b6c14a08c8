// A script in words and signs. A word keeps its parts apart, since each is expanded in its own way.

export type Part =
  | { readonly kind: 'literal'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fallback: string | undefined;
      readonly quoted: boolean;
    }
  | { readonly kind: 'command'; readonly script: string; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly text: string; readonly quoted: boolean };

export type Token =
  | { readonly kind: 'word'; readonly parts: readonly Part[] }
  | { readonly kind: 'sign'; readonly text: string };

export class ScriptError extends Error {}

const SIGNS = ['2>&1', '1>&2', '>&2', '2>>', '2>', '&>', '&&', '||', '>>', ';;', ';', '|', '&', '(', ')', '>', '<'];

export function tokenizeScript(script: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < script.length) {
    const char = script[at] as string;
    if (char === '\n') {
      tokens.push({ kind: 'sign', text: '\n' });
      at++;
    } else if (/\s/.test(char) || script.startsWith('\\\n', at)) {
      at += char === '\\' ? 2 : 1;
    } else if (char === '#') {
      while (at < script.length && script[at] !== '\n') at++;
    } else {
      const sign = SIGNS.find((text) => script.startsWith(text, at));
      if (sign !== undefined) {
        tokens.push({ kind: 'sign', text: sign });
        at += sign.length;
      } else {
        const word = readWord(script, at);
        tokens.push({ kind: 'word', parts: word.parts });
        at = word.end;
      }
    }
  }
  return tokens;
}

function readWord(script: string, start: number): { parts: Part[]; end: number } {
  const parts: Part[] = [];
  let at = start;
  while (at < script.length && !/[\s;|&()<>]/.test(script[at] as string)) {
    const char = script[at];
    if (char === "'") {
      const end = closing(script, "'", at + 1);
      parts.push({ kind: 'literal', text: script.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (char === '"') {
      at = readDouble(script, at + 1, parts);
    } else if (char === '$' || char === '`') {
      at = readExpansion(script, at, { parts, quoted: false });
    } else if (char === '\\') {
      parts.push({ kind: 'literal', text: script[at + 1] ?? '', quoted: true });
      at += 2;
    } else {
      parts.push({ kind: 'literal', text: char as string, quoted: false });
      at++;
    }
  }
  return { parts, end: at };
}

function readDouble(script: string, start: number, parts: Part[]): number {
  let at = start;
  // An empty pair of quotes is a word too.
  parts.push({ kind: 'literal', text: '', quoted: true });
  while (script[at] !== '"') {
    if (at >= script.length) throw new ScriptError('Unterminated quoted string');
    if (script[at] === '\\' && /["\\$`]/.test(script[at + 1] ?? '')) {
      parts.push({ kind: 'literal', text: script[at + 1] as string, quoted: true });
      at += 2;
    } else if (script[at] === '$' || script[at] === '`') {
      at = readExpansion(script, at, { parts, quoted: true });
    } else {
      parts.push({ kind: 'literal', text: script[at] as string, quoted: true });
      at++;
    }
  }
  return at + 1;
}

function readExpansion(script: string, at: number, into: { parts: Part[]; quoted: boolean }): number {
  const { parts, quoted } = into;
  if (script[at] === '`') {
    const end = closing(script, '`', at + 1);
    parts.push({ kind: 'command', script: script.slice(at + 1, end), quoted });
    return end + 1;
  }
  if (script.startsWith('$((', at)) {
    const end = script.indexOf('))', at);
    if (end < 0) throw new ScriptError('Missing )) of an arithmetic expansion');
    parts.push({ kind: 'arithmetic', text: script.slice(at + 3, end), quoted });
    return end + 2;
  }
  if (script[at + 1] === '(') {
    const end = matchingParenthesis(script, at + 1);
    parts.push({ kind: 'command', script: script.slice(at + 2, end), quoted });
    return end + 1;
  }
  const braced = /^\$\{([A-Za-z_][A-Za-z0-9_]*|[?#@*0-9])(?::?-([^}]*))?\}/.exec(script.slice(at));
  const plain = /^\$([A-Za-z_][A-Za-z0-9_]*|[?#@*0-9])/.exec(script.slice(at));
  const [whole, name, fallback] = braced ?? plain ?? [];
  if (whole === undefined || name === undefined) {
    if (script[at + 1] === '{') throw new ScriptError('Bad substitution');
    parts.push({ kind: 'literal', text: '$', quoted });
    return at + 1;
  }
  parts.push({ kind: 'variable', name, fallback, quoted });
  return at + whole.length;
}

function closing(script: string, quote: string, from: number): number {
  const end = script.indexOf(quote, from);
  if (end < 0) throw new ScriptError('Unterminated quoted string');
  return end;
}

/** The parenthesis that closes the one at `open`, over quotes inside. */
function matchingParenthesis(script: string, open: number): number {
  let depth = 0;
  for (let at = open; at < script.length; at++) {
    const char = script[at];
    if (char === '\\') at++;
    else if (char === "'") at = closing(script, "'", at + 1);
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  throw new ScriptError('Missing )');
}
