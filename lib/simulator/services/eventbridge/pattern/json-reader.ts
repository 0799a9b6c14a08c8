// JSON token by token, standing after each token where the JSON library behind AWS's ruler stands: it looks at a value's
// beginning together with its name, and reads a string to its end only when somebody asks for it. The columns in AWS's
// reasons are only right with that.

import { JsonText } from './json-text.ts';
import type { PatternProblem } from './problem.ts';
import { sourcePosition } from './source-position.ts';

export type Token = '{' | '}' | '[' | ']' | 'name' | 'string' | 'number' | 'true' | 'false' | 'null';

interface Scope {
  readonly kind: 'Object' | 'Array';
  readonly start: { readonly line: number; readonly column: number };
  entries: number;
}

export class JsonReader {
  readonly #json: JsonText;
  readonly #scopes: Scope[] = [];
  /** The value behind a name that was given. */
  #pending: Token | undefined;
  #text = '';
  #unread = false;
  /** The latest name. */
  name = '';

  constructor(source: string) {
    this.#json = new JsonText(source);
  }

  problem(reason: string): PatternProblem {
    return this.#json.problem(reason);
  }

  /** The token as it is written; a string without its quotes. */
  text(): string {
    this.#finish();
    return this.#text;
  }

  next(): Token | undefined {
    const pending = this.#pending;
    if (pending !== undefined) {
      this.#pending = undefined;
      return this.#entered(pending);
    }
    this.#finish();
    const character = this.#json.take();
    const scope = this.#scopes.at(-1);
    if (character === undefined) {
      if (scope === undefined) return undefined;
      const start = sourcePosition(this.#json.source, scope.start);
      throw this.problem(`Unexpected end-of-input: expected close marker for ${scope.kind} (start marker at ${start})`);
    }
    if (character === '}' || character === ']') return this.#closed(character, scope);
    if (scope === undefined) return this.#entered(this.#value(character));
    const first = scope.entries++ === 0 ? character : this.#afterComma(character, scope);
    return scope.kind === 'Object' ? this.#named(first) : this.#entered(this.#value(first));
  }

  /** Stops at the end of an open string. */
  #finish(): void {
    if (!this.#unread) return;
    this.#unread = false;
    this.#text = this.#json.string('value');
  }

  #closed(character: '}' | ']', scope: Scope | undefined): Token {
    const wanted = scope === undefined ? undefined : scope.kind === 'Object' ? '}' : ']';
    if (scope === undefined || wanted !== character) {
      const opened =
        scope === undefined
          ? 'for root'
          : `for ${scope.kind} starting at ${sourcePosition(this.#json.source, scope.start)}`;
      throw this.problem(`Unexpected close marker '${character}': expected '${wanted ?? ']'}' (${opened})`);
    }
    this.#scopes.pop();
    this.#text = character;
    return character;
  }

  #afterComma(character: string, { kind }: Scope): string {
    if (character !== ',') throw this.#json.unexpected(character, `was expecting comma to separate ${kind} entries`);
    return this.#json.take() ?? this.#ended(kind);
  }

  #ended(kind: string): never {
    throw this.problem(`Unexpected end-of-input within/between ${kind} entries`);
  }

  #named(character: string): Token {
    if (character !== '"') throw this.#json.unexpected(character, 'was expecting double-quote to start field name');
    this.name = this.#json.string('name');
    const colon = this.#json.take() ?? this.#ended('Object');
    if (colon !== ':') {
      throw this.#json.unexpected(colon, 'was expecting a colon to separate field name and value');
    }
    this.#pending = this.#value(this.#json.take() ?? this.#ended('Object'));
    return 'name';
  }

  #value(character: string): Token {
    this.#text = character;
    if (character === '{' || character === '[') return character;
    if (character === '"') {
      this.#unread = true;
      return 'string';
    }
    if (character === '}') throw this.#json.unexpected(character, 'expected a value');
    if (character === '-' || (character >= '0' && character <= '9')) {
      this.#text = this.#json.number(character);
      return 'number';
    }
    const word = this.#json.word(character);
    this.#text = word;
    return word;
  }

  #entered(token: Token): Token {
    if (token === '{' || token === '[') {
      this.#scopes.push({ kind: token === '{' ? 'Object' : 'Array', start: this.#json.position(1), entries: 0 });
    }
    return token;
  }
}
