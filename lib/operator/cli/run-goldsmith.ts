import { type Command, CommanderError } from 'commander';
import { createProgram } from './program.ts';
import type { Shell } from './shell.ts';

/** Runs a command line; gives 0 when done, 1 when what was asked failed, 2 for bad usage. `extend` adds commands. */
export async function runGoldsmith(
  words: readonly string[],
  shell: Shell,
  extend: (program: Command, ended: (code: number) => void) => void = () => {},
): Promise<number> {
  let code = 0;
  const ended = (result: number) => {
    code = result;
  };
  const program = createProgram(shell, ended);
  extend(program, ended);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return 0;
    if (words.includes('--json')) {
      shell.out(`${JSON.stringify({ event: 'error', message: error.message, next: 'see "goldsmith --help"' })}\n`);
      shell.out(`${JSON.stringify({ event: 'summary', command: words[0] ?? '', ok: false })}\n`);
    }
    return 2;
  }
}
