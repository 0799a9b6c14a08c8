// A prompt at which the AWS CLI is typed. Each command counts as one operation, and says why when it does not pass.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { Region } from '../../../lib/simulator/region.ts';
import type { Tally } from '../tally.ts';

export interface PromptOptions {
  readonly program: string;
  readonly endpoint: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly region: Region;
  readonly tally: Tally;
}

/** What the CLI prints for an error of the service. */
export interface Refusal {
  readonly code: string;
  /** The operation that the CLI names. */
  readonly operation: string;
  readonly message: string | RegExp;
}

interface Throttled {
  readonly service: string;
  readonly operation: string;
}

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The CLI's exit code for an error that a service answered with. */
const REFUSED = 254;

/** A look takes about a second of real time, and some minutes of the region's. */
const LOOKS = 60;

export class Prompt {
  readonly #options: PromptOptions;

  constructor(options: PromptOptions) {
    this.#options = options;
  }

  /** Runs a command that must succeed; the check throws when what it printed is wrong. Gives what was printed. */
  async gives(command: readonly string[], check: (output: any) => void = () => {}): Promise<any> {
    return this.#counted(command, async () => {
      const { code, stdout, stderr } = await this.#type(command);
      assert.equal(code, 0, stderr.trim());
      const output = stdout.trim() === '' ? undefined : read(stdout);
      check(output);
      return output;
    });
  }

  /** Runs a command that the service must refuse in these words. */
  async refuses(command: readonly string[], { code, operation, message }: Refusal): Promise<void> {
    await this.#counted(command, async () => {
      const said = await this.#type(command);
      const [, found, named, words] =
        /An error occurred \((.+?)\) when calling the (\w+) operation[^:]*: ([\s\S]*)/.exec(said.stderr) ?? [];
      assert.deepEqual(
        { exit: said.code, code: found, operation: named },
        { exit: REFUSED, code, operation },
        said.stderr,
      );
      if (typeof message === 'string') assert.equal(words?.trim(), message);
      else assert.match(words ?? '', message);
    });
  }

  /** Runs a command until what it prints is right; counts once. */
  async until(command: readonly string[], done: (output: any) => boolean): Promise<void> {
    await this.#counted(command, async () => {
      for (let left = LOOKS; ; left--) {
        const { code, stdout, stderr } = await this.#type(command);
        assert.equal(code, 0, stderr.trim());
        if (done(read(stdout))) return;
        assert.ok(left > 0, `never done; last ${stdout}`);
      }
    });
  }

  /** Runs a command that is throttled at first; the CLI must try again by itself. */
  async triesAgain(command: readonly string[], throttled: Throttled): Promise<void> {
    await this.#counted([...command, '(throttled once)'], async () => {
      const { code, stderr, struck } = await this.#typeThrottled(command, { ...throttled, times: 1 });
      assert.deepEqual({ code, struck }, { code: 0, struck: 1 }, stderr);
    });
  }

  /** Runs a command that is throttled each time; the CLI must give up after two more tries, and say so in its words. */
  async givesUp(command: readonly string[], refusal: Throttled & Omit<Refusal, 'operation'>): Promise<void> {
    const { code, message, service, operation } = refusal;
    await this.#counted([...command, '(always throttled)'], async () => {
      const said = await this.#typeThrottled(command, { service, operation });
      const head = `An error occurred (${code}) when calling the ${operation} operation`;
      assert.equal(said.stderr.trim(), `${head} (reached max retries: 2): ${message}`);
      assert.deepEqual({ code: said.code, struck: said.struck }, { code: REFUSED, struck: 3 });
    });
  }

  /** Types a command while the fault is on; says how often it struck, too. */
  async #typeThrottled(command: readonly string[], fault: Throttled & { times?: number }) {
    const { faults, journal } = this.#options.region;
    let struck = 0;
    const stop = journal.listen(({ kind }) => {
      if (kind === 'fault') struck++;
    });
    const throttling = { name: 'throttling', rate: 1, ...fault };
    faults.switchOn(throttling);
    const said = await this.#type(command);
    faults.switchOff(throttling);
    stop();
    return { ...said, struck };
  }

  async #counted<T>(command: readonly string[], work: () => Promise<T>): Promise<T | undefined> {
    const name = command.join(' ');
    try {
      const output = await work();
      this.#options.tally.add(name);
      return output;
    } catch (error) {
      this.#options.tally.add(name, (error as Error).message);
      return undefined;
    }
  }

  #type(command: readonly string[]): Promise<Said> {
    const { program, endpoint, environment } = this.#options;
    const args = ['--endpoint-url', endpoint, '--output', 'json', ...command];
    return new Promise((resolve) => {
      execFile(program, args, { env: environment, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
      });
    });
  }
}

function read(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    return stdout.trim();
  }
}

/** A command's words: split at spaces, but for what is filled in; what is no text is written as JSON. */
export function words(texts: TemplateStringsArray, ...filled: readonly unknown[]): string[] {
  const whole = texts.reduce((all, text, i) => `${all}<<${i - 1}>>${text}`);
  return whole
    .trim()
    .split(/\s+/)
    .map((word) =>
      word.replace(/<<(\d+)>>/g, (_, at) => {
        const value = filled[Number(at)];
        return typeof value === 'string' ? value : JSON.stringify(value);
      }),
    );
}
