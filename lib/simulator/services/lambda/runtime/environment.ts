// One execution environment of a function: its modules, its variables, its credentials. It handles one event at a time
// and is frozen in between.

import type { Caller } from '../../../kernel/caller.ts';
import { createProgramTime, type ProgramTime } from '../../../kernel/program-time.ts';
import type { HttpRequest, ServiceContext } from '../../../kernel/service.ts';
import type { FunctionVersion, LambdaFunction, LambdaState } from '../state.ts';
import { abortSignalOf } from './abort-signal.ts';
import { builtinModules, timerFunctions } from './builtin-modules.ts';
import { compileModule, type ModuleValues, runModule } from './code-package.ts';
import type { cryptoModule } from './crypto-module.ts';
import { environmentVariables, type Session } from './environment-variables.ts';
import { fetchInto } from './fetch.ts';
import type { Send } from './http-module.ts';
import { Output } from './output.ts';
import { type ProgramFault, runAs, runLoose } from './program-faults.ts';
import { programProcess } from './program-process.ts';
import { compressionStreams } from './zlib-module.ts';

export type Handler = (
  event: unknown,
  context: object,
  callback?: (error: unknown, result?: unknown) => void,
) => unknown;

export class Environment {
  readonly version: FunctionVersion;
  readonly caller: Caller;
  readonly credentialsExpireMs: number;
  readonly time: ProgramTime;
  readonly output: Output;
  readonly logStream: string;
  readonly #context: ServiceContext<LambdaState>;
  readonly #variables: Record<string, string>;
  lastUsedMs: number;
  logStreamExists = false;
  /** The loaded handler, once its module has run. */
  handler: Handler | undefined;
  #dead = false;
  /** Called after each answer to a request of the program: a crash may strike there. */
  afterRequest: () => 'go on' | 'hang' = () => 'go on';
  /** Called when the program fails outside its handler. */
  whenFaulty: (fault: ProgramFault) => void = () => {};

  constructor(
    of: { fn: LambdaFunction; version: FunctionVersion; session: Session },
    context: ServiceContext<LambdaState>,
  ) {
    const { fn, version, session } = of;
    this.version = version;
    this.caller = session.caller;
    this.credentialsExpireMs = session.expiresMs;
    this.#context = context;
    this.time = createProgramTime(context.clock, context.random, (run) => runLoose(this, run));
    this.output = new Output(context.clock, version.config.logging, (line) => context.log(fn.name, line));
    const day = new Date(context.clock.nowMs).toISOString().slice(0, 10).replaceAll('-', '/');
    this.logStream = `${day}/[${version.version}]${context.ids.hex(32)}`;
    this.lastUsedMs = context.clock.nowMs;
    this.#variables = environmentVariables({ fn, version, session, logStream: this.logStream }, context);
  }

  /** Runs code of the program. @throws whatever it throws */
  run<T>(code: () => T): T {
    return runAs(this, code);
  }

  onFault(fault: ProgramFault): void {
    if (!this.#dead) this.whenFaulty(fault);
  }

  /** Runs the function's modules. @throws whatever they throw */
  load(): void {
    const { code, config } = this.version;
    const dot = config.handler.lastIndexOf('.');
    const [modulePath, name] = [config.handler.slice(0, dot), config.handler.slice(dot + 1)];
    const { require } = this.#program();
    const found = [`${modulePath}.js`, `${modulePath}.cjs`].find((path) => path in code.files);
    if (found === undefined) throw importError(modulePath, code.files);
    const exported = require(`/var/task/${found}`) as Record<string, unknown>;
    const handler = exported[name];
    if (typeof handler !== 'function')
      throw named('Runtime.HandlerNotFound', `${config.handler} is undefined or not exported`);
    this.handler = handler as Handler;
  }

  freeze(): void {
    this.time.timers.freeze();
    this.lastUsedMs = this.#context.clock.nowMs;
  }

  thaw(): void {
    this.time.timers.thaw();
  }

  /** No timer fires and no request leaves after this. */
  kill(): void {
    this.#dead = true;
    this.time.timers.end();
  }

  get dead(): boolean {
    return this.#dead;
  }

  #program(): { require: (path: string) => unknown } {
    const { time, output } = this;
    const { files } = this.version.code;
    const send = (request: HttpRequest) => this.#send(request);
    const process = programProcess({
      env: this.#variables,
      time,
      output,
      nodeVersion: nodeVersionOf(this.version.config.runtime),
      loose: (run) => runLoose(this, run),
    });
    const builtin = builtinModules({ time, random: this.#context.random, process, files, send });
    const crypto = (builtin('crypto') as ReturnType<typeof cryptoModule>).webcrypto;
    const globals = {
      process,
      Date: time.Date,
      Math: time.Math,
      performance: time.performance,
      console: output.console(),
      crypto,
      fetch: fetchInto(send),
      AbortSignal: abortSignalOf(time.timers),
      ...compressionStreams,
      queueMicrotask: (run: () => void) => queueMicrotask(() => runLoose(this, run)),
      ...timerFunctions(time),
    };
    const globalThisOfProgram = globalObject(globals);
    const loaded = new Map<string, { exports: unknown }>();
    const require = (path: string, from = '/var/task'): unknown => {
      const known = builtin(path);
      if (known !== undefined) return known;
      const file = resolveFile(path, from, files);
      const already = loaded.get(file);
      if (already !== undefined) return already.exports;
      const module = { exports: {} as unknown };
      loaded.set(file, module);
      const source = files[file] as Uint8Array;
      if (file.endsWith('.json')) module.exports = JSON.parse(Buffer.from(source).toString('utf8'));
      else {
        const directory = `/var/task/${file}`.replace(/\/[^/]*$/, '');
        runModule(compileModule(source, `/var/task/${file}`), {
          ...globals,
          exports: module.exports,
          require: Object.assign((name: string) => require(name, directory), {
            resolve: (name: string) => name,
            cache: {},
          }),
          module,
          __filename: `/var/task/${file}`,
          __dirname: directory,
          global: globalThisOfProgram,
          globalThis: globalThisOfProgram,
        } as ModuleValues);
      }
      return module.exports;
    };
    return { require };
  }

  /** A request takes the time of a call within a region, or of one to outside; a frozen or dead program's request goes nowhere. */
  #send(request: HttpRequest): ReturnType<Send> {
    const context = this.#context;
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => {
        if (!this.#dead) reject(error);
      };
      const answer = (sent: ReturnType<Send>) => {
        sent.then((response) => {
          if (!this.#dead && this.afterRequest() === 'go on' && !this.#dead) resolve(response);
        }, fail);
      };
      if (context.web.reaches(request.url)) {
        answer(context.web.request(request, this.caller.arn));
        return;
      }
      context.clock.after(context.duration('lambda.request'), 'function request', () => {
        if (!this.#dead) answer(context.http(request));
      });
    });
  }
}

/** Reads through to the machine's globals, but has its own in place of those that time, chance and network come from. */
function globalObject(globals: Readonly<Record<string, unknown>>): object {
  const own = (value: unknown) => ({ value, writable: true, configurable: true, enumerable: false });
  const made = Object.create(
    globalThis,
    Object.fromEntries(Object.entries(globals).map(([name, value]) => [name, own(value)])),
  );
  return Object.defineProperties(made, { globalThis: own(made), global: own(made) });
}

function resolveFile(path: string, from: string, files: Readonly<Record<string, Uint8Array>>): string {
  const base = path.startsWith('.') ? new URL(path, `file://${from}/`).pathname : path;
  const name = base.replace(/^\/var\/task\//, '');
  const found = [name, `${name}.js`, `${name}.cjs`, `${name}.json`, `${name}/index.js`].find((one) => one in files);
  if (found !== undefined) return found;
  throw Object.assign(
    named('Runtime.ImportModuleError', `Error: Cannot find module '${path}'\nRequire stack:\n- /var/task/index.js`),
    { code: 'MODULE_NOT_FOUND' },
  );
}

function importError(modulePath: string, files: Readonly<Record<string, Uint8Array>>): Error {
  if (`${modulePath}.mjs` in files) {
    return named(
      'Runtime.ImportModuleError',
      `the simulator runs CommonJS bundles only, and '${modulePath}.mjs' is an ES module: bundle it with format cjs; see docs/fidelity.md`,
    );
  }
  return named(
    'Runtime.ImportModuleError',
    `Error: Cannot find module '${modulePath.split('/').at(-1)}'\nRequire stack:\n- /var/runtime/index.mjs`,
  );
}

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

function nodeVersionOf(runtime: string): string {
  return `${/^nodejs(\d+)/.exec(runtime)?.[1] ?? '24'}.0.0`;
}
