import { EventEmitter } from 'node:events';
import type { ProgramTime } from '../../../kernel/program-time.ts';
import type { Output } from './output.ts';

/** Thrown through a program that exits. */
export class ProgramExit extends Error {
  override readonly name = 'ProgramExit';
}

/** The `process` of a function: its environment, its output, and nothing of the machine that the simulator runs on. */
export function programProcess(of: {
  env: Record<string, string>;
  time: ProgramTime;
  output: Output;
  nodeVersion: string;
  /** Runs what the program put off and nobody waits for. */
  loose: (run: () => void) => void;
}): object {
  const stream = Object.assign(new EventEmitter(), {
    write: (text: string | Uint8Array) => {
      of.output.write(String(text));
      return true;
    },
    isTTY: false,
    end() {},
  });
  const hrtime = Object.assign((since?: readonly [number, number]) => of.time.hrtime(since), {
    bigint: () => of.time.hrtimeBigint(),
  });
  return Object.assign(new EventEmitter(), {
    env: { ...of.env },
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    execArgv: [],
    pid: 2,
    ppid: 1,
    platform: 'linux',
    arch: 'arm64',
    title: 'node',
    version: `v${of.nodeVersion}`,
    versions: { ...process.versions, node: of.nodeVersion },
    release: { name: 'node' },
    features: {},
    stdout: stream,
    stderr: stream,
    hrtime,
    cwd: () => '/var/task',
    uptime: () => of.time.performance.now() / 1000,
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
      process.nextTick(() => of.loose(() => run(...args))),
    emitWarning() {},
    exit: (code?: number) => {
      throw new ProgramExit(`exit status ${code ?? 0}`);
    },
  });
}
