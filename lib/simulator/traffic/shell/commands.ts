// The commands that a machine has. Whatever is not here is not installed.

import { curl } from './curl.ts';
import { fileCommands } from './file-commands.ts';
import { packageCommand } from './package-commands.ts';
import { type Ended, type Inside, notModelled, type Process } from './process.ts';
import { test } from './test-command.ts';
import { textCommands } from './text-commands.ts';

/** cloud-init and systemd settle some seconds after the agent is up. */
const SETTLED_AFTER_SECONDS = 10;

const commands: Readonly<Record<string, (process: Process) => Ended>> = {
  ...textCommands,
  ...fileCommands,
  ':': () => ({ code: 0 }),
  true: () => ({ code: 0 }),
  false: () => ({ code: 1 }),
  echo: ({ args }) =>
    args[0] === '-n' ? { code: 0, out: args.slice(1).join(' ') } : { code: 0, out: `${args.join(' ')}\n` },
  printf: ({ args }) => ({ code: 0, out: format(args) }),
  seq: ({ args }) => {
    const [first, last] = args.length === 1 ? [1, Number(args[0])] : [Number(args[0]), Number(args[1])];
    return { code: 0, out: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `${first + i}\n`).join('') };
  },
  sleep: ({ args }) => ({ code: 0, seconds: Number.parseFloat(args[0] ?? '0') }),
  uname: ({ args }) => ({ code: 0, out: args[0] === '-r' ? '6.1.0-simulated\n' : 'Linux\n' }),
  test: ({ args, inside }) => test(args, inside),
  command: ({ args, inside }) => {
    const [option, name = ''] = args;
    if (option !== '-v') return notModelled('command', args.join(' '));
    return isKnown(name, inside) ? { code: 0, out: `${name}\n` } : { code: 1 };
  },
  '[': (process) => bracketed(process, ']'),
  '[[': (process) => bracketed(process, ']]'),
  curl,
  'cloud-init': (process) =>
    process.args[0] === 'status' ? { code: 0, out: 'status: done\n', seconds: settling(process) } : { code: 2 },
  systemctl,
};

/** What the shell does by itself. */
const BUILTINS = ['exit', 'break', 'continue', 'set', 'export', 'read', '.', 'source'];

/** Undefined: it is not installed. */
export function commandOf(name: string, { disk }: Inside): ((process: Process) => Ended) | undefined {
  return commands[name.replace(/^\/usr\/bin\//, '')] ?? packageCommand(name.replace(/^\/usr\/bin\//, ''), disk);
}

const isKnown = (name: string, inside: Inside) => BUILTINS.includes(name) || commandOf(name, inside) !== undefined;

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

function bracketed({ args, inside }: Process, end: string): Ended {
  return args.at(-1) === end ? test(args.slice(0, -1), inside) : { code: 2, err: `sh: 1: [: missing ${end}\n` };
}

function format([template = '', ...values]: readonly string[]): string {
  let next = 0;
  return template
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/%%|%[sd]/g, (match) => (match === '%%' ? '%' : (values[next++] ?? (match === '%d' ? '0' : ''))));
}
