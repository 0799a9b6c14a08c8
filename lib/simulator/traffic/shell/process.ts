import type { Answer } from '../../kernel/world.ts';

/** What a script can find out about its machine. */
export interface Inside {
  /** Seconds since the machine booted, or undefined before. */
  agoBooted(): number | undefined;
  /** A GET to the machine itself, so many seconds into the script. */
  get(port: number, path: string, afterSeconds: number): Answer;
}

export interface Process {
  readonly args: readonly string[];
  readonly stdin: string;
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
