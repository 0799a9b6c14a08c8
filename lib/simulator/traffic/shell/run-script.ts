// The shell of a machine: enough of sh for scripts that verify one. Time inside a script is added up, not waited for.

import type { ShellResult } from '../../kernel/world.ts';
import { commandOf } from './commands.ts';
import { Exit, LoopEnd } from './endings.ts';
import { readFile } from './files.ts';
import { type Node, parseScript, type Redirect } from './parse-script.ts';
import type { Input, Inside, Process } from './process.ts';
import { fieldsOf, readLine } from './read-line.ts';
import { openStreams } from './redirect.ts';
import { ScriptError } from './tokenize-script.ts';
import { UnsetVariable, Words } from './words.ts';

/** @returns exit code 2 for a script that cannot be parsed, as a shell does */
export function runScript(script: string, inside: Inside): ShellResult {
  const shell = new Shell(inside);
  try {
    shell.run(parseScript(Buffer.from(script, 'utf8').toString('latin1')));
  } catch (error) {
    if (error instanceof Exit) shell.status = error.code;
    else if (error instanceof UnsetVariable || error instanceof ScriptError) {
      shell.err += `sh: ${error instanceof ScriptError ? 'Syntax error' : '1'}: ${error.message}\n`;
      shell.status = 2;
    } else throw error;
  }
  const seconds = Math.max(0.05, shell.seconds);
  return { exitCode: shell.status, stdout: textOf(shell.out), stderr: textOf(shell.err), seconds };
}

/** Inside, each character is a byte, so that what is counted, cut and packed is bytes. */
const textOf = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');

interface Call {
  readonly args: readonly string[];
  readonly stdin: Input;
  readonly assigned: ReadonlyMap<string, string>;
}

/** Bounds a script that would never end. */
const MOST_STEPS = 100_000;

class Shell {
  readonly #inside: Inside;
  readonly #words: Words;
  readonly #options = { errexit: false, pipefail: false };
  #tested = 0;
  #steps = 0;
  status = 0;
  seconds = 0;
  out = '';
  err = '';

  constructor(inside: Inside) {
    this.#inside = inside;
    this.#words = new Words({ capture: (script) => this.#capture(script), status: () => this.status });
  }

  run(node: Node, stdin: Input = { rest: '' }): void {
    if (++this.#steps > MOST_STEPS) throw new ScriptError(`the script takes more than ${MOST_STEPS} steps`);
    switch (node.kind) {
      case 'list':
        for (const item of node.items) this.run(item, stdin);
        return;
      case 'and':
        if (this.#test(node.left, stdin) === 0) this.run(node.right, stdin);
        return;
      case 'or':
        if (this.#test(node.left, stdin) !== 0) this.run(node.right, stdin);
        return;
      case 'not':
        this.status = this.#test(node.of, stdin) === 0 ? 1 : 0;
        return;
      case 'pipe':
        this.#pipe(node.stages, stdin);
        return;
      case 'if':
        this.#if(node, stdin);
        return;
      case 'for':
        this.#for(node, stdin);
        return;
      case 'while':
        this.#loop(() => (this.#test(node.test, stdin) === 0) !== node.until, { body: node.body, stdin });
        return;
      case 'redirected':
        this.#redirected(node.redirects, stdin, (input) => this.run(node.of, input));
        return;
      default:
        this.#simple(node, stdin);
    }
  }

  /** Runs a node whose failure is a question and not an end. */
  #test(node: Node, stdin: Input): number {
    this.#tested++;
    try {
      this.run(node, stdin);
    } finally {
      this.#tested--;
    }
    return this.status;
  }

  #if(node: Extract<Node, { kind: 'if' }>, stdin: Input): void {
    for (const { test, body } of node.branches) {
      if (this.#test(test, stdin) === 0) {
        this.run(body, stdin);
        return;
      }
    }
    if (node.otherwise === undefined) this.status = 0;
    else this.run(node.otherwise, stdin);
  }

  #for(node: Extract<Node, { kind: 'for' }>, stdin: Input): void {
    const values = node.words.flatMap((word) => this.#words.fields(word));
    let next = 0;
    const more = () => {
      const value = values[next++];
      if (value !== undefined) this.#words.variables.set(node.name, value);
      return value !== undefined;
    };
    this.#loop(more, { body: node.body, stdin });
  }

  #loop(more: () => boolean, { body, stdin }: { body: Node; stdin: Input }): void {
    let status = 0;
    while (more()) {
      try {
        this.run(body, stdin);
        status = this.status;
      } catch (error) {
        if (!(error instanceof LoopEnd)) throw error;
        if (!error.goesOn) break;
      }
    }
    this.status = status;
  }

  #pipe(stages: readonly Node[], stdin: Input): void {
    let input = stdin;
    let failed = 0;
    stages.forEach((stage, i) => {
      const before = this.out;
      this.out = '';
      const isLast = i === stages.length - 1;
      if (!isLast || this.#options.pipefail) this.#tested++;
      try {
        this.run(stage, input);
      } finally {
        if (!isLast || this.#options.pipefail) this.#tested--;
        input = { rest: this.out };
        this.out = before;
      }
      if (this.status !== 0) failed = this.status;
    });
    this.out += input.rest;
    if (this.#options.pipefail) {
      this.status = failed;
      this.#endIfFailed();
    }
  }

  #endIfFailed(): void {
    if (this.status !== 0 && this.#options.errexit && this.#tested === 0) throw new Exit(this.status);
  }

  #redirected(redirects: readonly Redirect[], stdin: Input, run: (stdin: Input) => void): void {
    if (redirects.length === 0) {
      run(stdin);
      return;
    }
    const targets = redirects.map(({ sign, target }) => ({ sign, path: this.#words.join(target ?? []) }));
    const opened = openStreams(this.#inside, stdin, targets);
    if (typeof opened === 'string') {
      this.err += opened;
      this.status = 1;
      return;
    }
    const before = { out: this.out, err: this.err };
    [this.out, this.err] = ['', ''];
    try {
      run(opened.stdin);
    } finally {
      const seen = opened.deliver({ out: this.out, err: this.err });
      this.out = before.out + seen.out;
      this.err = before.err + seen.err;
    }
  }

  #simple(node: Extract<Node, { kind: 'simple' }>, stdin: Input): void {
    const [name, ...args] = node.words.flatMap((word) => this.#words.fields(word));
    if (name === undefined) this.status = 0;
    const assigned = new Map(node.assignments.map((one) => [one.name, this.#words.join(one.value)]));
    // Before a command they are its own. Only `read` of the model's commands looks at one.
    if (name === undefined) for (const [variable, value] of assigned) this.#words.variables.set(variable, value);
    this.#redirected(node.redirects, stdin, (input) => {
      if (name !== undefined) this.#command(name, { args, stdin: input, assigned });
    });
    this.#endIfFailed();
  }

  #command(name: string, { args, stdin, assigned }: Call): void {
    switch (name) {
      case 'exit':
        throw new Exit(args[0] === undefined ? this.status : Number(args[0]) & 255);
      case 'break':
      case 'continue':
        throw new LoopEnd(name === 'continue');
      case 'set':
        this.#set(args);
        return;
      case 'export':
        for (const [variable, value] of args.map((arg) => arg.split('=', 2))) {
          if (value !== undefined) this.#words.variables.set(variable as string, value);
        }
        this.status = 0;
        return;
      case 'read':
        this.#read(args, { stdin, separators: assigned.get('IFS') });
        return;
      case '.':
      case 'source':
        this.#source(args[0] ?? '');
        return;
      default:
        this.#external(name, { args, stdin, inside: this.#inside, startedSeconds: this.seconds });
    }
  }

  #external(name: string, process: Process): void {
    const ended = commandOf(name, this.#inside)?.(process) ?? { code: 127, err: `sh: 1: ${name}: command not found\n` };
    this.status = ended.code;
    this.seconds += ended.seconds ?? 0;
    this.out += ended.out ?? '';
    this.err += ended.err ?? '';
  }

  #source(path: string): void {
    const script = readFile(this.#inside, path);
    this.status = script === undefined ? 1 : 0;
    if (script === undefined) this.err += `sh: 1: .: ${path}: No such file or directory\n`;
    else this.run(parseScript(script));
  }

  #read(args: readonly string[], { stdin, separators }: { stdin: Input; separators: string | undefined }): void {
    const line = readLine(stdin);
    this.status = line.complete ? 0 : 1;
    for (const [name, value] of fieldsOf(line.text, args, separators)) this.#words.variables.set(name, value);
  }

  #set(args: readonly string[]): void {
    for (const arg of args) {
      const on = arg.startsWith('-');
      if (arg === 'pipefail') this.#options.pipefail = !args.includes('+o');
      if (arg.includes('e') && arg !== 'pipefail') this.#options.errexit = on;
      if (arg.includes('u') && arg !== 'pipefail') this.#words.nounset = on;
    }
    this.status = 0;
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
