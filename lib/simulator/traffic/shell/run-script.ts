// The shell of a machine: enough of sh for scripts that verify one. Time inside a script is added up, not waited for.

import type { ShellResult } from '../../kernel/world.ts';
import { calculate } from './calculate.ts';
import { COMMANDS } from './commands.ts';
import { type Node, parseScript, type Redirect, type Word } from './parse-script.ts';
import type { Inside, Process } from './process.ts';
import { redirect } from './redirect.ts';
import { ScriptError } from './tokenize-script.ts';

/** @returns exit code 2 for a script that cannot be parsed, as a shell does */
export function runScript(script: string, inside: Inside): ShellResult {
  const shell = new Shell(inside);
  try {
    shell.run(parseScript(script));
  } catch (error) {
    if (error instanceof Exit) shell.status = error.code;
    else if (error instanceof ScriptError) {
      shell.err += `sh: Syntax error: ${error.message}\n`;
      shell.status = 2;
    } else throw error;
  }
  return { exitCode: shell.status, stdout: shell.out, stderr: shell.err, seconds: Math.max(0.05, shell.seconds) };
}

class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super();
    this.code = code;
  }
}

class LoopEnd extends Error {
  readonly goesOn: boolean;

  constructor(goesOn: boolean) {
    super();
    this.goesOn = goesOn;
  }
}

/** Bounds a script that would never end. */
const MOST_STEPS = 20_000;

class Shell {
  readonly #inside: Inside;
  readonly #variables = new Map<string, string>();
  readonly #options = { errexit: false, nounset: false };
  #tested = 0;
  #steps = 0;
  status = 0;
  seconds = 0;
  out = '';
  err = '';

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  run(node: Node, stdin = ''): void {
    if (++this.#steps > MOST_STEPS) throw new ScriptError(`the script takes more than ${MOST_STEPS} steps`);
    switch (node.kind) {
      case 'list':
        for (const item of node.items) this.run(item, stdin);
        return;
      case 'and':
        if (this.#test(node.left) === 0) this.run(node.right);
        return;
      case 'or':
        if (this.#test(node.left) !== 0) this.run(node.right);
        return;
      case 'not':
        this.status = this.#test(node.of) === 0 ? 1 : 0;
        return;
      case 'pipe':
        this.#pipe(node.stages, stdin);
        return;
      case 'if':
        this.#if(node);
        return;
      case 'for':
        this.#for(node);
        return;
      case 'while':
        this.#loop(() => (this.#test(node.test) === 0) !== node.until, node.body);
        return;
      default:
        this.#simple(node, stdin);
    }
  }

  /** Runs a node whose failure is a question and not an end. */
  #test(node: Node): number {
    this.#tested++;
    try {
      this.run(node);
    } finally {
      this.#tested--;
    }
    return this.status;
  }

  #if(node: Extract<Node, { kind: 'if' }>): void {
    for (const { test, body } of node.branches) {
      if (this.#test(test) === 0) {
        this.run(body);
        return;
      }
    }
    if (node.otherwise === undefined) this.status = 0;
    else this.run(node.otherwise);
  }

  #for(node: Extract<Node, { kind: 'for' }>): void {
    const values = node.words.flatMap((word) => this.#fields(word));
    let next = 0;
    this.#loop(() => {
      const value = values[next++];
      if (value !== undefined) this.#variables.set(node.name, value);
      return value !== undefined;
    }, node.body);
  }

  #loop(more: () => boolean, body: Node): void {
    let status = 0;
    while (more()) {
      try {
        this.run(body);
        status = this.status;
      } catch (error) {
        if (!(error instanceof LoopEnd)) throw error;
        if (!error.goesOn) break;
      }
    }
    this.status = status;
  }

  #pipe(stages: readonly Node[], stdin: string): void {
    let text = stdin;
    stages.forEach((stage, i) => {
      const before = this.out;
      this.out = '';
      if (i < stages.length - 1) this.#tested++;
      try {
        this.run(stage, text);
      } finally {
        if (i < stages.length - 1) this.#tested--;
        text = this.out;
        this.out = before;
      }
    });
    this.out += text;
  }

  #simple(node: Extract<Node, { kind: 'simple' }>, stdin: string): void {
    const [name, ...args] = node.words.flatMap((word) => this.#fields(word));
    if (name === undefined) this.status = 0;
    for (const { name: variable, value } of node.assignments) this.#variables.set(variable, this.#join(value));
    if (name !== undefined) this.#command(name, { args, redirects: node.redirects, stdin });
    if (this.status !== 0 && this.#options.errexit && this.#tested === 0) throw new Exit(this.status);
  }

  #command(name: string, call: { args: readonly string[]; redirects: readonly Redirect[]; stdin: string }): void {
    const { args } = call;
    if (name === 'exit') throw new Exit(args[0] === undefined ? this.status : Number(args[0]) & 255);
    if (name === 'break' || name === 'continue') throw new LoopEnd(name === 'continue');
    if (name === 'set') {
      this.#set(args);
      return;
    }
    if (name === 'export') {
      for (const [variable, value] of args.map((arg) => arg.split('=', 2))) {
        if (value !== undefined) this.#variables.set(variable as string, value);
      }
      this.status = 0;
      return;
    }
    const run = COMMANDS[name];
    const process: Process = { args, stdin: call.stdin, inside: this.#inside, startedSeconds: this.seconds };
    const ended = run?.(process) ?? { code: 127, err: `sh: 1: ${name}: command not found\n` };
    this.status = ended.code;
    this.seconds += ended.seconds ?? 0;
    const { out, err } = redirect(ended, call.redirects);
    this.out += out;
    this.err += err;
  }

  #set(args: readonly string[]): void {
    for (const arg of args) {
      const on = arg.startsWith('-');
      if (arg.includes('e') && arg !== 'pipefail') this.#options.errexit = on;
      if (arg.includes('u') && arg !== 'pipefail') this.#options.nounset = on;
    }
    this.status = 0;
  }

  /** A word as the arguments that it becomes: what is not quoted is split at white space. */
  #fields(word: Word): string[] {
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

  #join(word: Word): string {
    return word.map((part) => this.#expand(part)).join('');
  }

  #expand(part: Word[number]): string {
    switch (part.kind) {
      case 'literal':
        return part.text;
      case 'variable':
        return this.#variable(part.name, part.fallback);
      case 'arithmetic':
        return String(calculate(part.text, (name) => this.#variables.get(name)));
      default:
        return this.#capture(part.script);
    }
  }

  #variable(name: string, fallback: string | undefined): string {
    if (name === '?') return String(this.status);
    const value = this.#variables.get(name);
    if (value !== undefined && (value !== '' || fallback === undefined)) return value;
    if (fallback !== undefined) return fallback;
    if (this.#options.nounset) {
      this.err += `sh: 1: ${name}: parameter not set\n`;
      throw new Exit(2);
    }
    return '';
  }

  #capture(script: string): string {
    const before = this.out;
    this.out = '';
    try {
      this.run(parseScript(script));
    } catch (error) {
      if (!(error instanceof Exit)) throw error;
      this.status = error.code;
    }
    const captured = this.out.replace(/\n+$/, '');
    this.out = before;
    return captured;
  }
}
