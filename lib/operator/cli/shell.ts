import type { Message, Report } from '../message.ts';
import { textOfMessage } from './text-of-message.ts';

/** Where a command writes and what it may know of its surroundings. */
export interface Shell {
  out(text: string): void;
  err(text: string): void;
  environment: NodeJS.ProcessEnv;
  folder: string;
}

/** One object a line for programs; lines for people, with what went wrong, and notes, on the error stream. */
export function reporterOf(shell: Shell, json: boolean): Report {
  if (json) return (message) => shell.out(`${JSON.stringify(message)}\n`);
  return (message) => {
    const write = isAside(message) ? shell.err : shell.out;
    for (const line of textOfMessage(message)) write(`${line}\n`);
  };
}

const isAside = ({ event }: Message) => event === 'fault' || event === 'error' || event === 'note';
