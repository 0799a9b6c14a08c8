import { readFile, writeFile } from './files.ts';
import type { Input, Inside } from './process.ts';

/** `out` and `err` are those of whoever runs the command; anything else is a path. */
interface Streams {
  out: string;
  err: string;
}

export interface Opened {
  readonly stdin: Input;
  /** Puts what a command wrote where it belongs; gives back what its caller sees. */
  deliver(written: Streams): Streams;
}

export interface Target {
  readonly sign: string;
  readonly path: string;
}

/** Opens files from left to right, as a shell does, before the command runs. Gives the message where one cannot be. */
export function openStreams(inside: Inside, stdin: Input, targets: readonly Target[]): Opened | string {
  const to: Streams = { out: 'out', err: 'err' };
  let input = stdin;
  for (const { sign, path } of targets) {
    if (sign === '<') {
      const text = readFile(inside, path);
      if (text === undefined) return `sh: 1: ${path}: No such file or directory\n`;
      input = { rest: text };
    } else if (sign === '2>&1') to.err = to.out;
    else if (sign === '>&2' || sign === '1>&2') to.out = to.err;
    else {
      const kept = sign.endsWith('>>') ? (readFile(inside, path) ?? '') : '';
      if (!writeFile(inside, path, kept)) return `sh: 1: ${path}: No such file or directory\n`;
      if (!sign.startsWith('2')) to.out = path;
      if (sign.startsWith('2') || sign === '&>') to.err = path;
    }
  }
  return { stdin: input, deliver: (written) => deliver(inside, to, written) };
}

/** What both streams write to one place stands there one after the other, not mingled as it was written. */
function deliver(inside: Inside, to: Streams, written: Streams): Streams {
  const seen: Streams = { out: '', err: '' };
  for (const from of ['out', 'err'] as const) {
    const target = to[from];
    if (target === 'out' || target === 'err') seen[target] += written[from];
    else if (written[from] !== '') writeFile(inside, target, `${readFile(inside, target) ?? ''}${written[from]}`);
  }
  return seen;
}
