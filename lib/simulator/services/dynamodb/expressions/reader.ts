import { RequestProblem } from '../errors.ts';
import type { Placeholders } from './placeholders.ts';
import type { OperandSyntax, PathSyntax, Step } from './syntax.ts';
import { type Token, tokenise } from './tokens.ts';

const MAX_BYTES = 4096;

/** Where an expression cannot be read on. */
class SyntaxProblem extends RequestProblem {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Reads an expression token by token; what every expression has in common. `kind` is its name in the request. */
export class Reader {
  readonly kind: string;
  readonly placeholders: Placeholders;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  /** Words that this kind of expression keeps for itself. */
  readonly #keywords: readonly string[];
  #at = 0;

  constructor(kind: string, text: string, placeholders: Placeholders) {
    this.kind = kind;
    this.placeholders = placeholders;
    this.#text = text;
    this.#keywords = KEYWORDS[kind] ?? CONDITION_WORDS;
    if (text.trim() === '') throw this.fault('The expression can not be empty;');
    if (Buffer.byteLength(text) > MAX_BYTES) {
      // Of all operations only Scan tells the size.
      throw this.fault('Expression size has exceeded the maximum allowed size;');
    }
    this.#tokens = tokenise(text);
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] as Token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  /** Whether the next token is this keyword, which it takes; keywords read the same in any case. */
  takeWord(word: string): boolean {
    const token = this.peek();
    const found = token.kind === 'name' && token.text.toUpperCase() === word;
    if (found) this.#at++;
    return found;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  takeSymbol(symbol: string): boolean {
    const found = this.isSymbol(symbol);
    if (found) this.#at++;
    return found;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.syntaxError();
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.syntaxError();
  }

  /** The first of two readings that goes through; else the fault of the one that came further. */
  either<Read>(first: () => Read, second: () => Read): Read {
    const start = this.#at;
    try {
      return first();
    } catch (one) {
      if (!(one instanceof SyntaxProblem)) throw one;
      this.#at = start;
      try {
        return second();
      } catch (two) {
        throw two instanceof SyntaxProblem && one.at > two.at ? one : two;
      }
    }
  }

  fault(reason: string): RequestProblem {
    return new RequestProblem(`Invalid ${this.kind}: ${reason}`);
  }

  /** Names the token, and quotes from the one before to the one after. */
  syntaxError(): RequestProblem {
    const token = this.peek();
    const before = this.#tokens[this.#at - 1] ?? token;
    const after = this.#tokens[this.#at + 1] ?? token;
    const near = this.#text.slice(before.at, after.at + (after.kind === 'end' ? 0 : after.text.length)).trimEnd();
    const reason = `Syntax error; token: "${token.text}", near: "${near}"`;
    return new SyntaxProblem(`Invalid ${this.kind}: ${reason}`, this.#at);
  }

  path(): PathSyntax {
    const steps: Step[] = [this.#step()];
    for (;;) {
      if (this.takeSymbol('.')) steps.push(this.#step());
      else if (this.takeSymbol('[')) {
        if (this.peek().kind !== 'number') throw this.syntaxError();
        steps.push({ kind: 'index', text: this.next().text });
        this.expectSymbol(']');
      } else return { kind: 'path', steps };
    }
  }

  #step(): Step {
    const { kind, text } = this.peek();
    if (kind === 'name-reference') return { kind: 'reference', text: this.next().text };
    if (kind !== 'name' || this.#keywords.includes(text.toUpperCase())) throw this.syntaxError();
    return { kind: 'name', text: this.next().text };
  }

  /** A path, a value or a call, perhaps in parentheses; in two of them it is refused at once. */
  operand(): OperandSyntax {
    if (this.takeSymbol('(')) {
      const doubled = this.isSymbol('(');
      const inner = this.operand();
      this.expectSymbol(')');
      if (doubled) throw this.redundant();
      return inner;
    }
    const { kind, text } = this.peek();
    if (kind === 'value-reference') return { kind: 'value', text: this.next().text };
    if (kind === 'name' && this.isSymbol('(', 1) && !this.#keywords.includes(text.toUpperCase())) return this.#call();
    return this.path();
  }

  #call(): OperandSyntax {
    const { text: name } = this.next();
    this.expectSymbol('(');
    const operands = [this.operand()];
    while (this.takeSymbol(',')) operands.push(this.operand());
    this.expectSymbol(')');
    return { kind: 'call', name, operands };
  }

  redundant(): RequestProblem {
    return this.fault('The expression has redundant parentheses;');
  }
}

const CONDITION_WORDS: readonly string[] = ['AND', 'OR', 'NOT', 'BETWEEN', 'IN'];
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  UpdateExpression: ['SET', 'REMOVE', 'ADD', 'DELETE'],
  ProjectionExpression: [],
};
