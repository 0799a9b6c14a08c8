// The commands that a machine has. Whatever is not here is not installed.

import { curl } from './curl.ts';
import type { Ended, Process } from './process.ts';
import { test } from './test-command.ts';

/** cloud-init and systemd settle some seconds after the agent is up. */
const SETTLED_AFTER_SECONDS = 10;

export const COMMANDS: Readonly<Record<string, (process: Process) => Ended>> = {
  ':': () => ({ code: 0 }),
  true: () => ({ code: 0 }),
  false: () => ({ code: 1 }),
  echo: ({ args }) =>
    args[0] === '-n' ? { code: 0, out: args.slice(1).join(' ') } : { code: 0, out: `${args.join(' ')}\n` },
  printf: ({ args }) => ({ code: 0, out: format(args) }),
  cat: ({ stdin }) => ({ code: 0, out: stdin }),
  seq: ({ args }) => {
    const [first, last] = args.length === 1 ? [1, Number(args[0])] : [Number(args[0]), Number(args[1])];
    return { code: 0, out: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `${first + i}\n`).join('') };
  },
  grep,
  sleep: ({ args }) => ({ code: 0, seconds: Number.parseFloat(args[0] ?? '0') }),
  uname: ({ args }) => ({ code: 0, out: args[0] === '-r' ? '6.1.0-simulated\n' : 'Linux\n' }),
  test: ({ args }) => test(args),
  '[': (process) => bracketed(process, ']'),
  '[[': (process) => bracketed(process, ']]'),
  curl,
  'cloud-init': (process) =>
    process.args[0] === 'status' ? { code: 0, out: 'status: done\n', seconds: settling(process) } : { code: 2 },
  systemctl,
};

function settling({ inside, startedSeconds, args }: Process): number {
  const upSeconds = (inside.agoBooted() ?? 0) + startedSeconds;
  return args.includes('--wait') ? Math.max(0, SETTLED_AFTER_SECONDS - upSeconds) : 0;
}

function systemctl(process: Process): Ended {
  if (process.args[0] !== 'is-system-running') {
    return { code: 1, err: `systemctl: the simulator models only is-system-running, not ${process.args[0]}\n` };
  }
  const upSeconds = (process.inside.agoBooted() ?? 0) + process.startedSeconds;
  const seconds = settling(process);
  if (upSeconds + seconds < SETTLED_AFTER_SECONDS) return { code: 1, out: 'starting\n' };
  return { code: 0, out: 'running\n', seconds };
}

function bracketed({ args }: Process, end: string): Ended {
  return args.at(-1) === end ? test(args.slice(0, -1)) : { code: 2, err: `sh: 1: [: missing ${end}\n` };
}

function grep({ args, stdin }: Process): Ended {
  const quiet = args.some((arg) => /^-\w*q/.test(arg));
  const pattern = args.find((arg) => !arg.startsWith('-'));
  if (pattern === undefined) return { code: 2, err: 'grep: a pattern is missing\n' };
  const found = stdin
    .split('\n')
    .filter((line, i, all) => (i < all.length - 1 || line !== '') && line.includes(pattern));
  return { code: found.length > 0 ? 0 : 1, ...(quiet ? {} : { out: found.map((line) => `${line}\n`).join('') }) };
}

function format([template = '', ...values]: readonly string[]): string {
  let next = 0;
  return template
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/%%|%[sd]/g, (match) => (match === '%%' ? '%' : (values[next++] ?? (match === '%d' ? '0' : ''))));
}
