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
  return new Parser(text).whole();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  whole(): Expression {
    const expression = this.#level(0);
    if (this.#at < this.#tokens.length) throw this.#unexpected();
    return expression;
  }

  #level(depth: number): Expression {
    const names = LEVELS[depth];
    if (names === undefined) return this.#unary();
    let left = this.#level(depth + 1);
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || token.kind === 'text' || !names.includes(token.text)) return left;
      this.#at++;
      left = { kind: 'operator', name: token.text, left, right: this.#level(depth + 1) };
    }
  }

  #unary(): Expression {
    if (this.#accept('-')) return { kind: 'negate', of: this.#unary() };
    const base = this.#primary();
    return this.#accept('^') ? { kind: 'operator', name: '^', left: base, right: this.#unary() } : base;
  }

  #primary(): Expression {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#unexpected();
    if (token.kind === 'number' || token.kind === 'text' || token.kind === 'word') {
      this.#at++;
      return this.#named(token);
    }
    if (this.#accept('[')) return { kind: 'list', items: this.#items(']') };
    if (!this.#accept('(')) throw this.#unexpected();
    const inner = this.#level(0);
    this.#need(')');
    return inner;
  }

  #named({ kind, text }: Token): Expression {
    if (kind === 'number') return { kind, value: Number(text) };
    if (kind === 'text') return { kind, value: text };
    if (!this.#accept('(')) return { kind: 'id', name: text };
    return { kind: 'call', name: text.toUpperCase(), args: this.#items(')') };
  }

  #items(end: string): Expression[] {
    const found: Expression[] = [];
    if (this.#accept(end)) return found;
    do found.push(this.#level(0));
    while (this.#accept(','));
    this.#need(end);
    return found;
  }

  #accept(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at++;
    return true;
  }

  #need(sign: string): void {
    if (!this.#accept(sign)) throw this.#unexpected();
  }

  #unexpected() {
    return validation(`Error in expression '${this.#text}': unexpected '${this.#tokens[this.#at]?.text ?? 'end'}'`);
  }
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
