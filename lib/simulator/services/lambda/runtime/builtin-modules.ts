// The Node modules that a function may require: real ones where they touch neither time, chance, network nor disk.

import { createRequire } from 'node:module';
import type { ProgramTime } from '../../../kernel/program-time.ts';
import type { Random } from '../../../kernel/random.ts';
import { cryptoModule } from './crypto-module.ts';
import { fileModules } from './file-modules.ts';
import { httpModule, type Send } from './http-module.ts';
import { zlibModule } from './zlib-module.ts';

const realRequire = createRequire(import.meta.url);

const REAL = new Set([
  'assert',
  'async_hooks',
  'buffer',
  'console',
  'diagnostics_channel',
  'events',
  'path',
  'path/posix',
  'punycode',
  'querystring',
  'stream',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'url',
  'util',
  'util/types',
  'module',
]);

export interface Builtins {
  readonly time: ProgramTime;
  readonly random: Random;
  readonly process: object;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly send: Send;
}

/** Gives a module by its name, or undefined when it is none of Node's. */
export function builtinModules(of: Builtins): (name: string) => unknown {
  const { timers } = of.time;
  const own: Record<string, () => unknown> = {
    http: () => httpModule('http:', of.send),
    https: () => httpModule('https:', of.send),
    crypto: () => cryptoModule(of.random),
    zlib: () => zlibModule,
    process: () => of.process,
    os: () => operatingSystem,
    perf_hooks: () => ({ performance: of.time.performance }),
    timers: () => timerFunctions(of.time),
    'timers/promises': () => ({
      setTimeout: (delayMs?: number, value?: unknown) =>
        new Promise((resolve) => timers.after(() => resolve(value), delayMs)),
      setImmediate: (value?: unknown) => new Promise((resolve) => timers.after(() => resolve(value), 0)),
    }),
    fs: () => fileModules(of.files).fs,
    'fs/promises': () => fileModules(of.files).promises,
    http2: () => refusing('http2'),
    net: () => refusing('net'),
    tls: () => refusing('tls'),
    dns: () => refusing('dns'),
    child_process: () => refusing('child_process'),
    worker_threads: () => ({ ...(refusing('worker_threads') as object), isMainThread: true, threadId: 0 }),
  };
  const made = new Map<string, unknown>();
  return (spelled) => {
    const name = spelled.replace(/^node:/, '');
    if (REAL.has(name)) return realRequire(`node:${name}`);
    const make = own[name];
    if (make === undefined) return undefined;
    if (!made.has(name)) made.set(name, make());
    return made.get(name);
  };
}

/** Node's timer functions, by name, on virtual time. */
export function timerFunctions({ timers }: ProgramTime) {
  const clear = (timer: unknown) => timers.clear(timer);
  return {
    ['setTimeout']: promisable((...args: Parameters<typeof timers.after>) => timers.after(...args), timers),
    clearTimeout: clear,
    ['setInterval']: (...args: Parameters<typeof timers.every>) => timers.every(...args),
    clearInterval: clear,
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => timers.after(run, 0, ...args),
    clearImmediate: clear,
  };
}

/** `util.promisify(setTimeout)` looks for its promise form under this symbol. */
function promisable(after: (...args: any[]) => unknown, timers: ProgramTime['timers']) {
  const custom = Symbol.for('nodejs.util.promisify.custom');
  return Object.assign(after, {
    [custom]: (delayMs?: number, value?: unknown) =>
      new Promise((resolve) => timers.after(() => resolve(value), delayMs)),
  });
}

const operatingSystem = {
  platform: () => 'linux',
  release: () => '5.10.0',
  type: () => 'Linux',
  arch: () => 'arm64',
  homedir: () => '/home/sbx_user1051',
  tmpdir: () => '/tmp',
  hostname: () => '169.254.10.1',
  cpus: () => [],
  availableParallelism: () => 2,
  totalmem: () => 2 ** 30,
  freemem: () => 2 ** 29,
  endianness: () => 'LE',
  userInfo: () => ({ username: 'sbx_user1051', homedir: '/home/sbx_user1051' }),
  EOL: '\n',
  constants: { signals: {}, errno: {} },
};

/** A module that loads, and whose functions say why they cannot be used. */
function refusing(name: string): unknown {
  const refuse = (member: string) => () => {
    throw new Error(
      `cannot use ${name}.${member} in a simulated function: only http, https and fetch lead out of it; see docs/fidelity.md`,
    );
  };
  return new Proxy({} as Record<string, unknown>, {
    get: (_, member) => {
      if (typeof member === 'symbol' || member === 'default' || member === '__esModule') return undefined;
      return member === 'constants' ? {} : refuse(member);
    },
  });
}
