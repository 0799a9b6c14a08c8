// Words as what they become: variables, arithmetic and the output of commands put in.

import { calculate } from './calculate.ts';
import type { Word } from './parse-script.ts';

export class UnsetVariable extends Error {}

interface Around {
  /** What a script prints. */
  capture(script: string): string;
  /** The exit code of the last command. */
  status(): number;
}

export class Words {
  readonly variables = new Map<string, string>();
  /** A variable that was never set is an error. */
  nounset = false;
  readonly #shell: Around;

  constructor(shell: Around) {
    this.#shell = shell;
  }

  /** A word as the arguments that it becomes: what is not quoted is split at white space. */
  fields(word: Word): string[] {
    const fields: string[] = [];
    let open: string | undefined;
    for (const part of word) {
      const text = this.#expand(part);
      if (part.quoted || part.kind === 'literal') {
        open = (open ?? '') + text;
        continue;
      }
      const pieces = text.split(/\s+/);
      pieces.forEach((piece, i) => {
        if (i > 0 && open !== undefined) {
          fields.push(open);
          open = undefined;
        }
        if (piece !== '') open = (open ?? '') + piece;
      });
    }
    if (open !== undefined) fields.push(open);
    return fields;
  }

  join(word: Word): string {
    return word.map((part) => this.#expand(part)).join('');
  }

  #expand(part: Word[number]): string {
    switch (part.kind) {
      case 'literal':
        return part.text;
      case 'variable':
        return this.#variable(part.name, part.fallback);
      case 'arithmetic':
        return String(calculate(part.text, (name) => this.variables.get(name)));
      default:
        return this.#shell.capture(part.script);
    }
  }

  #variable(name: string, fallback: string | undefined): string {
    if (name === '?') return String(this.#shell.status());
    const value = this.variables.get(name);
    if (value !== undefined && (value !== '' || fallback === undefined)) return value;
    if (fallback !== undefined) return fallback;
    if (this.nounset) {
      throw new UnsetVariable(`${name}: parameter not set`);
    }
    return '';
  }
}
