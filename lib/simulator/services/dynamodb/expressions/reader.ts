import { validation } from '../errors.ts';
import type { AttributeValue } from '../values.ts';
import { type Path, pathText } from './path.ts';
import type { Placeholders } from './placeholders.ts';
import { reservedWords } from './reserved-words.ts';
import { type Token, tokenise } from './tokens.ts';

/** Reads an expression token by token; what every expression has in common. `kind` is its name in the request. */
export class Reader {
  readonly kind: string;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #placeholders: Placeholders;
  #at = 0;

  constructor(kind: string, text: string, placeholders: Placeholders) {
    this.kind = kind;
    this.#text = text;
    this.#placeholders = placeholders;
    if (text.trim() === '') throw this.fault('The expression can not be empty;');
    if (Buffer.byteLength(text) > 4096) {
      throw this.fault(`Expression size has exceeded the maximum allowed size; expression size: ${text.length}`);
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

  /** Whether the next token is this keyword; keywords read the same in any case. */
  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' && token.text.toUpperCase() === word;
  }

  takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.#at++;
    return found;
  }

  takeSymbol(symbol: string): boolean {
    const token = this.peek();
    const found = token.kind === 'symbol' && token.text === symbol;
    if (found) this.#at++;
    return found;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.syntaxError();
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.syntaxError();
  }

  fault(reason: string) {
    return validation(`Invalid ${this.kind}: ${reason}`);
  }

  syntaxError() {
    const token = this.peek();
    const before = this.#tokens[this.#at - 1] ?? token;
    const after = this.#tokens[this.#at + 1] ?? token;
    const near = this.#text.slice(before.at, after.at + (after.kind === 'end' ? 0 : after.text.length));
    return this.fault(`Syntax error; token: "${token.text}", near: "${near.trimEnd()}"`);
  }

  isPathStart(): boolean {
    const { kind } = this.peek();
    return kind === 'name' || kind === 'name-reference';
  }

  path(): Path {
    const steps: (string | number)[] = [this.#step()];
    for (;;) {
      if (this.takeSymbol('.')) steps.push(this.#step());
      else if (this.takeSymbol('[')) {
        const token = this.next();
        if (token.kind !== 'number') {
          this.#at--;
          throw this.syntaxError();
        }
        steps.push(Number(token.text));
        this.expectSymbol(']');
      } else break;
    }
    if (steps.length > 32) {
      throw this.fault(`The document path has too many nesting elements; nesting elements: ${steps.length}`);
    }
    return steps;
  }

  #step(): string {
    const token = this.peek();
    if (token.kind === 'name-reference') {
      this.#at++;
      const name = this.#placeholders.name(token.text);
      if (name === undefined) {
        throw this.fault(
          `An expression attribute name used in the document path is not defined; attribute name: ${token.text}`,
        );
      }
      return name;
    }
    if (token.kind !== 'name') throw this.syntaxError();
    if (reservedWords.has(token.text.toUpperCase())) {
      throw this.fault(`Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
    }
    this.#at++;
    return token.text;
  }

  value(): AttributeValue {
    const token = this.peek();
    if (token.kind !== 'value-reference') throw this.syntaxError();
    this.#at++;
    const value = this.#placeholders.value(token.text);
    if (value === undefined) {
      throw this.fault(
        `An expression attribute value used in expression is not defined; attribute value: ${token.text}`,
      );
    }
    return value;
  }

  /** Refuses one path given as both sides of an operator. */
  samePathTwice(operator: string, path: Path) {
    return this.fault(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${pathText(path)}`,
    );
  }
}
