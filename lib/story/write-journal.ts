import { closeSync, openSync, writeSync } from 'node:fs';
import type { Journal } from '../simulator/kernel/journal.ts';

const BUFFERED_LINES = 1000;

/** Writes what happens to a file, one JSON object a line. Throws when it cannot be opened. */
export function writeJournal(journal: Journal, file: string): { close(): void } {
  const descriptor = open(file);
  const lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) writeSync(descriptor, lines.splice(0).join(''));
  };
  const stop = journal.listen((entry) => {
    lines.push(`${JSON.stringify(entry)}\n`);
    if (lines.length >= BUFFERED_LINES) flush();
  });
  return {
    close() {
      stop();
      flush();
      closeSync(descriptor);
    },
  };
}

function open(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    throw new Error(`cannot write the journal to "${file}": ${(error as Error).message}`);
  }
}
