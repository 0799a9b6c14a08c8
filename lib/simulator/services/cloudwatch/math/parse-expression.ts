// The grammar of metric math, loosest first:  or  <  and  <  comparison  <  + -  <  * /  <  unary  <  ^  <  call, list, id, number.

import { validation } from '../errors.ts';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'id'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'operator'; readonly name: string; readonly left: Expression; readonly right: Expression };

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|"([^"]*)"|'([^']*)'|(\|\||&&|[<>=!]=|[-+*/^()[\],<>]))/y;
const LEVELS: readonly (readonly string[])[] = [
  ['OR', '||'],
  ['AND', '&&'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
];

interface Token {
  readonly kind: 'number' | 'word' | 'text' | 'sign';
  readonly text: string;
}

/** @throws ServiceError ValidationError that quotes the expression */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at]?.text;
  const fail = () => validation(`Error in expression '${text}': unexpected '${peek() ?? 'end'}'`);
  const accept = (sign: string) => {
    if (tokens[at]?.kind !== 'sign' || peek() !== sign) return false;
    at++;
    return true;
  };
  const expect = (sign: string) => {
    if (!accept(sign)) throw fail();
  };

  function level(depth: number): Expression {
    const names = LEVELS[depth];
    if (names === undefined) return unary();
    let left = level(depth + 1);
    while (names.includes(peek() ?? '') && tokens[at]?.kind !== 'text') {
      const name = tokens[at++]?.text as string;
      left = { kind: 'operator', name, left, right: level(depth + 1) };
    }
    return left;
  }

  function unary(): Expression {
    if (accept('-')) return { kind: 'negate', of: unary() };
    const base = primary();
    return accept('^') ? { kind: 'operator', name: '^', left: base, right: unary() } : base;
  }

  function primary(): Expression {
    const token = tokens[at++];
    if (token?.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token?.kind === 'text') return { kind: 'text', value: token.text };
    if (token?.kind === 'word') {
      return accept('(')
        ? { kind: 'call', name: token.text.toUpperCase(), args: items(')') }
        : { kind: 'id', name: token.text };
    }
    if (token?.text === '[') return { kind: 'list', items: items(']') };
    if (token?.text !== '(') {
      at--;
      throw fail();
    }
    const inner = level(0);
    expect(')');
    return inner;
  }

  function items(end: string): Expression[] {
    const found: Expression[] = [];
    if (accept(end)) return found;
    do found.push(level(0));
    while (accept(','));
    expect(end);
    return found;
  }

  const whole = level(0);
  if (at < tokens.length) throw fail();
  return whole;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    const match = TOKEN.exec(text);
    if (match === null) throw validation(`Error in expression '${text}': cannot read '${text.slice(at).trim()}'`);
    const [, number, word, double, single, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else tokens.push({ kind: 'text', text: double ?? single ?? '' });
    at = TOKEN.lastIndex;
  }
  return tokens;
}
