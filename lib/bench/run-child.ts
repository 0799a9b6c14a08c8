import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What a program of its own used, and how much of what it counts it has worked through. */
export interface Used {
  readonly coreSeconds: number;
  /** The most that it held at once, its own start included. */
  readonly mebibytes: number;
  readonly count: number;
}

/** Runs a program that ends with a line about what it used. */
export async function runChild(program: URL, words: readonly string[]): Promise<Used> {
  const path = fileURLToPath(program);
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const said = await text(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`cannot measure: ${path} ended with ${code}`);
  return JSON.parse(said);
}

/**
 * What each of several needs when it is least disturbed: the machine has others to serve, too. They take turns, so that none has the
 * quieter time.
 */
export async function leastOf(rounds: number, runs: readonly (() => Promise<Used>)[]): Promise<Used[]> {
  const least: Used[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [index, run] of runs.entries()) {
      const used = await run();
      if (used.coreSeconds < (least[index]?.coreSeconds ?? Number.POSITIVE_INFINITY)) least[index] = used;
    }
  }
  return least;
}
