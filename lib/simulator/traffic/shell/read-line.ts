// The shell's own `read`.

import type { Input } from './process.ts';

/** Incomplete: the input ends before the line does. */
export function readLine(stdin: Input): { text: string; complete: boolean } {
  const end = stdin.rest.indexOf('\n');
  const text = end < 0 ? stdin.rest : stdin.rest.slice(0, end);
  stdin.rest = end < 0 ? '' : stdin.rest.slice(end + 1);
  return { text, complete: end >= 0 };
}

/** A line, into one variable as it is where nothing separates, or into several at white space. */
export function fieldsOf(line: string, args: readonly string[], separators: string | undefined): [string, string][] {
  const names = args.filter((arg) => !arg.startsWith('-'));
  if (separators === '') return names.map((name, i) => [name, i === 0 ? line : '']);
  const words = line.trim().split(/\s+/);
  return names.map((name, i) => [name, i === names.length - 1 ? words.slice(i).join(' ') : (words[i] ?? '')]);
}
