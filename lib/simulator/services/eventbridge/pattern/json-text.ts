// The text behind a JSON reader: characters, white space, line numbers, and the reasons that name a position.

import { PatternProblem } from './problem.ts';
import { quotedCharacter, sourcePosition } from './source-position.ts';

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const WORD_PART = /[\p{L}\p{Nl}\p{Nd}\p{Pc}\p{Sc}\p{Mn}\p{Mc}]/u;
const WORD_START = /[\p{L}\p{Nl}\p{Pc}\p{Sc}]/u;

export class JsonText {
  readonly source: string;
  /** The next character's place. */
  at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** The line, and the column counting from `before` characters after the place before the next. */
  position(before = 0): { line: number; column: number } {
    return { line: this.#line, column: this.at - this.#lineStart + 1 - before };
  }

  /** A refusal that says where reading stands. */
  problem(reason: string): PatternProblem {
    return new PatternProblem(`${reason}\n at ${sourcePosition(this.source, this.position())}`);
  }

  /** Takes the next character that is no white space, if there is one. */
  take(): string | undefined {
    while (this.at < this.source.length) {
      const character = this.source[this.at++] as string;
      if (character === '\n') this.#breakLine();
      else if (character === '\r') {
        if (this.source[this.at] === '\n') this.at++;
        this.#breakLine();
      } else if (character < ' ' && character !== '\t') {
        throw this.problem(
          `Illegal character (${quotedCharacter(character)}): only regular white space (\\r, \\n, \\t) is allowed between tokens`,
        );
      } else if (character !== ' ' && character !== '\t') return character;
    }
    return undefined;
  }

  #breakLine(): void {
    this.#line++;
    this.#lineStart = this.at;
  }

  unexpected(character: string, wanted: string): PatternProblem {
    return this.problem(`Unexpected character (${quotedCharacter(character)}): ${wanted}`);
  }

  /** Reads a string's rest; its opening quote is taken. */
  string(kind: 'value' | 'name'): string {
    let text = '';
    for (;;) {
      const character = this.source[this.at++];
      if (character === undefined) {
        this.at--;
        throw this.problem(
          `Unexpected end-of-input${kind === 'name' ? ' in field name' : ': was expecting closing quote for a string value'}`,
        );
      }
      if (character === '"') return text;
      if (character < ' ') {
        throw this.problem(
          `Illegal unquoted character (${quotedCharacter(character)}): has to be escaped using backslash to be included in ${kind === 'name' ? 'name' : 'string value'}`,
        );
      }
      text += character === '\\' ? this.#escape() : character;
    }
  }

  #escape(): string {
    const character = this.source[this.at++] ?? '';
    const plain = ESCAPES[character];
    if (plain !== undefined) return plain;
    if (character !== 'u') throw this.problem(`Unrecognized character escape ${quotedCharacter(character)}`);
    const hex = this.source.slice(this.at, this.at + 4);
    if (!/^[\da-fA-F]{4}$/.test(hex)) {
      throw this.unexpected(
        hex.replace(/[\da-fA-F]/g, '')[0] ?? '"',
        'expected a hex-digit for character escape sequence',
      );
    }
    this.at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  /** Reads a number's rest and gives it as it is written. */
  number(first: string): string {
    const start = this.at - 1;
    if (first === '-') this.#digits('expected digit (0-9) to follow minus sign, for valid numeric value');
    else this.#digits(undefined);
    const whole = this.source.slice(start, this.at).replace('-', '');
    if (whole.length > 1 && whole.startsWith('0')) {
      throw this.problem('Invalid numeric value: Leading zeroes not allowed');
    }
    if (this.source[this.at] === '.') {
      this.at++;
      this.#digits('Decimal point not followed by a digit');
    }
    if (/[eE]/.test(this.source[this.at] ?? '')) {
      this.at++;
      if (/[+-]/.test(this.source[this.at] ?? '')) this.at++;
      this.#digits('Exponent indicator not followed by a digit');
    }
    return this.source.slice(start, this.at);
  }

  #digits(wanted: string | undefined): void {
    const start = this.at;
    while (/\d/.test(this.source[this.at] ?? '')) this.at++;
    if (wanted === undefined || this.at > start) return;
    const character = this.source[this.at++] ?? '';
    throw this.problem(`Unexpected character (${quotedCharacter(character)}) in numeric value: ${wanted}`);
  }

  /** Reads a bare word's rest, which can only be one of three. */
  word(first: string): 'true' | 'false' | 'null' {
    if (!WORD_START.test(first)) throw this.unexpected(first, `expected a valid value ${VALUES}`);
    let word = first;
    while (WORD_PART.test(this.source[this.at] ?? '')) word += this.source[this.at++];
    if (word === 'true' || word === 'false' || word === 'null') return word;
    throw this.problem(`Unrecognized token '${word}': was expecting ${VALUES}`);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
