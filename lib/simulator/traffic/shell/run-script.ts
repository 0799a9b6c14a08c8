import type { Answer, ShellResult } from '../../kernel/world.ts';

/** What a script can find out about its machine. */
export interface Inside {
  /** Seconds since the machine booted, or undefined before. */
  agoBooted(): number | undefined;
  /** A GET to the machine itself, so many seconds into the script. */
  get(port: number, path: string, afterSeconds: number): Answer;
}

export function runScript(_script: string, _inside: Inside): ShellResult {
  return { exitCode: 0, stdout: '', stderr: '', seconds: 1 };
}
