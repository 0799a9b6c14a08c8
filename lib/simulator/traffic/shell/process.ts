import type { Answer } from '../../kernel/world.ts';
import type { Disk } from '../disk.ts';

/** What a script can find out about its machine, and change on it. */
export interface Inside {
  /** Seconds since the machine booted, or undefined before. */
  agoBooted(): number | undefined;
  /** A GET to the machine itself, so many seconds into the script. */
  get(port: number, path: string, afterSeconds: number): Answer;
  disk: Disk;
  /** What a script's words for package managers do. */
  provision(script: string): void;
}

/** What is left to be read of a stream. Whoever reads takes it away from those who read later. */
export interface Input {
  rest: string;
}

export interface Process {
  readonly args: readonly string[];
  readonly stdin: Input;
  readonly inside: Inside;
  /** How far into the script it starts. */
  readonly startedSeconds: number;
}

export interface Ended {
  readonly code: number;
  readonly out?: string;
  readonly err?: string;
  readonly seconds?: number;
}

export function readAll(input: Input): string {
  const { rest } = input;
  input.rest = '';
  return rest;
}

/** As if the command were not installed: a script must not go on with half of what it asked for. */
export function notModelled(command: string, what: string): Ended {
  return { code: 127, err: `${command}: the simulator does not model ${what}\n` };
}
