import type { Tell } from '../message.ts';

/** One object a line; the views of each minute are told too. */
export function showJson(write: (text: string) => void): Tell {
  return (message) => write(`${JSON.stringify(message)}\n`);
}
