// How a function's runtime ends an invocation for a fault outside its handler.
// Sources: the runtime interface client before and from its version for Node.js 24, which listens for neither event, so
// that Node's own way holds: the stack on stderr and exit status 1.

import { inspect } from 'node:util';
import type { Environment } from './environment.ts';
import type { ProgramFault } from './program-faults.ts';
import { ProgramExit } from './program-process.ts';

export type FaultEnding = { readonly crash: string } | { readonly error: unknown; readonly exitStatus: number };

/** Prints the fault as the runtime does and gives its ending. */
export function faultEnding({ output, version }: Environment, { kind, reason }: ProgramFault): FaultEnding {
  if (reason instanceof ProgramExit) return { crash: `Runtime exited with error: ${reason.message}` };
  if (promisesOnly(version.config.runtime)) {
    output.write(inspect(reason));
    return { crash: 'Runtime exited with error: exit status 1' };
  }
  const say = (said: string, text: object) => output.console()['error']?.(`${said} \t${JSON.stringify(text)}`);
  if (kind === 'exception') {
    say('Uncaught Exception', formatted(reason));
    return { error: reason, exitStatus: 129 };
  }
  const error = Object.assign(new Error(String(reason)), { name: 'Runtime.UnhandledPromiseRejection' });
  error.stack = `${error.name}: ${error.message}`;
  say('Unhandled Promise Rejection', { ...formatted(error), reason: formatted(reason), promise: {} });
  return { error, exitStatus: 128 };
}

/** From Node.js 24 on Lambda knows handlers that return promises only, and answers a turn after the handler has. */
export const promisesOnly = (runtime: string): boolean => /^nodejs(2[4-9])/.test(runtime);

function formatted(error: unknown): object {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, stack: (error.stack ?? '').split('\n') };
}
