// What goes wrong in a program outside its handler: a rejection that nobody handles, a throw in a timer. In AWS it ends the
// program's own process. Here all programs share one, so each is told from the others by the asynchronous context it runs in.

import { AsyncLocalStorage } from 'node:async_hooks';

export interface ProgramFault {
  readonly kind: 'rejection' | 'exception';
  /** What it was rejected with, or what was thrown. */
  readonly reason: unknown;
}

interface Program {
  onFault(fault: ProgramFault): void;
}

const programs = new AsyncLocalStorage<Program>();

/** Runs a program's code. What it begins and does not await stays the program's. @throws what the code throws */
export function runAs<T>(program: Program, run: () => T): T {
  listen();
  return programs.run(program, run);
}

/** Runs what nobody waits for: a throw is the program's fault. */
export function runLoose(program: Program, run: () => void): void {
  try {
    runAs(program, run);
  } catch (reason) {
    program.onFault({ kind: 'exception', reason });
  }
}

let listening = false;

/** From the first function on. A region has no end at which to stop, and what is not a function's passes through. */
function listen(): void {
  if (listening) return;
  listening = true;
  process.on('unhandledRejection', (reason) => hear('unhandledRejection', { kind: 'rejection', reason }));
  process.on('uncaughtException', (reason) => hear('uncaughtException', { kind: 'exception', reason }));
}

function hear(event: 'unhandledRejection' | 'uncaughtException', fault: ProgramFault): void {
  const program = programs.getStore();
  if (program !== undefined) program.onFault(fault);
  // Nobody else listens: the process ends, as it would without this listener.
  else if (process.listenerCount(event as 'uncaughtException') === 1) throw fault.reason;
}
