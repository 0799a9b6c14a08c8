import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { OPERATOR_KEY } from '../../simulator/region.ts';
import { coreSeconds } from './core-seconds.ts';
import { type Both, measureCalls } from './measure-calls.ts';
import { mixedCalls } from './mixed-calls.ts';
import { Repeater } from './repeat-calls.ts';

/** A program that says where it listens, answers each line with the seconds of one core that it has used, and ends with its input. */
export interface Server {
  readonly program: string;
  readonly words: readonly string[];
}

const PAUSE_MS = 250;

/** Calls over HTTP to a server in another process, which ends with the measuring. */
export async function callsOverHttp({ program, words }: Server, seconds: number): Promise<Both> {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  // What fails here is told by the line that does not come.
  const ended = once(child, 'close').catch(() => {});
  child.stdin.on('error', () => {});
  try {
    const nextLine = linesOf(child);
    const endpoint = await nextLine();
    const repeater = new Repeater();
    const calls = await mixedCalls({
      client: (type) => repeater.watch(new type({ endpoint, region: 'us-east-1', credentials: OPERATOR_KEY })),
      pause: () => sleep(PAUSE_MS),
    });
    const look = async () => {
      child.stdin.write('\n');
      const answering = Number(await nextLine());
      return { answering, everything: answering + coreSeconds() };
    };
    const repeated = await repeater.repeated(calls);
    return { alone: await measureCalls(repeated, seconds, look), withClient: await measureCalls(calls, seconds, look) };
  } finally {
    child.stdin.end();
    await ended;
  }
}

function linesOf(child: ChildProcess): () => Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`cannot measure: ${child.spawnfile} ended with ${child.exitCode}`);
    return value;
  };
}
