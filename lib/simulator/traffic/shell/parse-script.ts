// The grammar of the shell as far as the model goes: lists, && and ||, pipelines, !, if, for, while, until, { },
// and redirections of each.

import { type Part, ScriptError, type Token, tokenizeScript } from './tokenize-script.ts';

export type Word = readonly Part[];

export type Node =
  | {
      readonly kind: 'simple';
      readonly assignments: readonly { readonly name: string; readonly value: Word }[];
      readonly words: readonly Word[];
      readonly redirects: readonly Redirect[];
    }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'pipe'; readonly stages: readonly Node[] }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: Node; readonly body: Node }[];
      readonly otherwise: Node | undefined;
    }
  | { readonly kind: 'for'; readonly name: string; readonly words: readonly Word[]; readonly body: Node }
  | { readonly kind: 'redirected'; readonly of: Node; readonly redirects: readonly Redirect[] }
  | { readonly kind: 'while'; readonly until: boolean; readonly test: Node; readonly body: Node };

export interface Redirect {
  readonly sign: string;
  readonly target: Word | undefined;
}

const ENDS = ['then', 'do', 'done', 'fi', 'else', 'elif', '}'];
const REDIRECTS = ['>', '>>', '2>', '2>>', '&>', '<', '2>&1', '>&2', '1>&2'];
const WITHOUT_TARGET = ['2>&1', '>&2', '1>&2'];
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/** @throws ScriptError where the shell would report a syntax error, or the model's grammar ends */
export function parseScript(script: string): Node {
  return new Parser(tokenizeScript(script)).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Node {
    const list = this.#list();
    if (this.#at < this.#tokens.length) throw new ScriptError(`"${this.#shown()}" unexpected`);
    return list;
  }

  #list(): Node {
    const items: Node[] = [];
    for (;;) {
      while (this.#sign('\n') || this.#sign(';')) {}
      if (this.#at >= this.#tokens.length || this.#ends()) return { kind: 'list', items };
      items.push(this.#andOr());
      if (!this.#sign('\n') && !this.#sign(';')) return { kind: 'list', items };
    }
  }

  #andOr(): Node {
    let left = this.#pipeline();
    for (;;) {
      const kind = this.#sign('&&') ? 'and' : this.#sign('||') ? 'or' : undefined;
      if (kind === undefined) return left;
      while (this.#sign('\n')) {}
      left = { kind, left, right: this.#pipeline() };
    }
  }

  #pipeline(): Node {
    if (this.#keyword('!')) return { kind: 'not', of: this.#pipeline() };
    const stages = [this.#command()];
    while (this.#sign('|')) {
      while (this.#sign('\n')) {}
      stages.push(this.#command());
    }
    return stages.length === 1 ? (stages[0] as Node) : { kind: 'pipe', stages };
  }

  #command(): Node {
    const compound = this.#compound();
    if (compound === undefined) return this.#simple();
    const redirects: Redirect[] = [];
    for (let next = this.#redirect(); next !== undefined; next = this.#redirect()) redirects.push(next);
    return redirects.length === 0 ? compound : { kind: 'redirected', of: compound, redirects };
  }

  #compound(): Node | undefined {
    if (this.#keyword('if')) return this.#if();
    if (this.#keyword('for')) return this.#for();
    if (this.#keyword('while')) return this.#while(false);
    if (this.#keyword('until')) return this.#while(true);
    if (!this.#keyword('{')) return undefined;
    const body = this.#list();
    this.#need('}');
    return body;
  }

  #if(): Node {
    const branches: { test: Node; body: Node }[] = [];
    do {
      const test = this.#list();
      this.#need('then');
      branches.push({ test, body: this.#list() });
    } while (this.#keyword('elif'));
    const otherwise = this.#keyword('else') ? this.#list() : undefined;
    this.#need('fi');
    return { kind: 'if', branches, otherwise };
  }

  #for(): Node {
    const name = this.#text();
    if (name === undefined) throw new ScriptError('Bad for loop variable');
    this.#at++;
    this.#need('in');
    const words: Word[] = [];
    for (let token = this.#tokens[this.#at]; token?.kind === 'word'; token = this.#tokens[this.#at]) {
      words.push(token.parts);
      this.#at++;
    }
    return { kind: 'for', name, words, body: this.#loopBody() };
  }

  #while(until: boolean): Node {
    const test = this.#list();
    return { kind: 'while', until, test, body: this.#loopBody() };
  }

  #loopBody(): Node {
    while (this.#sign('\n') || this.#sign(';')) {}
    this.#need('do');
    const body = this.#list();
    this.#need('done');
    return body;
  }

  #simple(): Node {
    const assignments: { name: string; value: Word }[] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token.kind === 'sign') {
        const redirect = this.#redirect();
        if (redirect === undefined) break;
        redirects.push(redirect);
        continue;
      }
      this.#at++;
      const assignment = words.length === 0 ? assignmentOf(token.parts) : undefined;
      if (assignment === undefined) words.push(token.parts);
      else assignments.push(assignment);
    }
    if (words.length + assignments.length === 0) throw new ScriptError(`"${this.#shown()}" unexpected`);
    return { kind: 'simple', assignments, words, redirects };
  }

  #redirect(): Redirect | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || !REDIRECTS.includes(token.text)) return undefined;
    this.#at++;
    return { sign: token.text, target: WITHOUT_TARGET.includes(token.text) ? undefined : this.#word() };
  }

  #word(): Word {
    const token = this.#tokens[this.#at++];
    if (token?.kind !== 'word') throw new ScriptError('A redirection lacks its target');
    return token.parts;
  }

  #sign(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #text(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') return undefined;
    const plain = token.parts.every((part) => part.kind === 'literal' && !part.quoted);
    return plain ? token.parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('') : undefined;
  }

  #keyword(word: string): boolean {
    if (this.#text() !== word) return false;
    this.#at++;
    return true;
  }

  #need(word: string): void {
    if (!this.#keyword(word)) throw new ScriptError(`"${this.#shown()}" unexpected (expecting "${word}")`);
  }

  #ends(): boolean {
    return ENDS.includes(this.#text() ?? '');
  }

  #shown(): string {
    const token = this.#tokens[this.#at];
    return token === undefined ? 'end of file' : token.kind === 'sign' ? token.text : (this.#text() ?? 'word');
  }
}

function assignmentOf(parts: Word): { name: string; value: Word } | undefined {
  let head = '';
  let taken = 0;
  for (const part of parts) {
    if (part.kind !== 'literal' || part.quoted) break;
    head += part.text;
    taken++;
    if (part.text.includes('=')) break;
  }
  const name = ASSIGNMENT.exec(head)?.[1];
  return name === undefined ? undefined : { name, value: parts.slice(taken) };
}
