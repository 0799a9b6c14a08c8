// Commands that read text and write text. Texts are bytes, one to a character.

import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readFile } from './files.ts';
import { readOptions } from './options.ts';
import { posixPattern } from './posix-pattern.ts';
import { type Ended, notModelled, type Process, readAll } from './process.ts';

type Named = readonly [path: string, text: string];

/** What a command reads: the files that it names, or its input. */
function inputs(command: string, { stdin, inside }: Process, paths: readonly string[]): { read: Named[]; err: string } {
  if (paths.length === 0) return { read: [['-', readAll(stdin)]], err: '' };
  const read: Named[] = [];
  let err = '';
  for (const path of paths) {
    const text = path === '-' ? readAll(stdin) : readFile(inside, path);
    if (text === undefined) err += `${command}: ${path}: No such file or directory\n`;
    else read.push([path, text]);
  }
  return { read, err };
}

const ended = (out: string, err: string): Ended => ({ code: err === '' ? 0 : 1, out, err });

export const linesOf = (text: string) => text.split('\n').slice(0, text.endsWith('\n') || text === '' ? -1 : undefined);
const unlines = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** A command that makes one text of all that it reads. */
function filter(
  command: string,
  { letters, names = [] }: { letters: string; names?: readonly string[] },
  work: (text: string, given: ReadonlyMap<string, string>, operands: string[]) => string | undefined,
  ownOperands = 0,
): (process: Process) => Ended {
  return (process) => {
    const { given, operands, unknown } = readOptions(process.args, letters, names);
    if (unknown !== undefined) return notModelled(command, `the option ${unknown}`);
    const { read, err } = inputs(command, process, operands.slice(ownOperands));
    const out = work(read.map(([, text]) => text).join(''), given, operands.slice(0, ownOperands));
    return out === undefined ? notModelled(command, process.args.join(' ')) : ended(out, err);
  };
}

function grep(process: Process): Ended {
  const { given, operands, unknown } = readOptions(process.args, 'EFGqvicnlhosxe:', [
    'extended-regexp',
    'quiet',
    'invert-match',
  ]);
  if (unknown !== undefined) return notModelled('grep', `the option ${unknown}`);
  const [pattern, ...paths] = given.has('e') ? [given.get('e') as string, ...operands] : operands;
  if (pattern === undefined) return { code: 2, err: 'grep: a pattern is missing\n' };
  const has = (letter: string, name = '') => given.has(letter) || given.has(name);
  const kind = has('F') ? 'fixed' : has('E', 'extended-regexp') ? 'extended' : 'basic';
  const matches = posixPattern(has('x') ? `^${pattern}$` : pattern, kind, has('i') ? 'i' : '');
  const { read, err } = inputs('grep', process, paths);
  let out = '';
  let count = 0;
  for (const [path, text] of read) {
    const found = linesOf(text).flatMap((line, at) =>
      matches.test(line) === has('v', 'invert-match') ? [] : [{ line, at }],
    );
    count += found.length;
    const name = read.length > 1 && !has('h') ? `${path}:` : '';
    if (has('l')) out += found.length > 0 ? `${path}\n` : '';
    else if (has('c')) out += `${name}${found.length}\n`;
    else if (has('o')) out += found.map(({ line }) => `${name}${matches.exec(line)?.[0]}\n`).join('');
    else out += found.map(({ line, at }) => `${name}${has('n') ? `${at + 1}:` : ''}${line}\n`).join('');
  }
  if (err !== '') return { code: 2, out: has('q', 'quiet') ? '' : out, err: has('s') ? '' : err };
  return { code: count > 0 ? 0 : 1, out: has('q', 'quiet') ? '' : out };
}

/** Substitutions only. */
function substitute(text: string, script: string, extended: boolean): string | undefined {
  const sign = script[1] ?? '';
  const [pattern, replacement, flags = ''] = script.slice(2).split(new RegExp(`(?<!\\\\)\\${sign}`));
  if (script[0] !== 's' || pattern === undefined || replacement === undefined || !/^[gI]*$/.test(flags))
    return undefined;
  const matcher = posixPattern(pattern, extended ? 'extended' : 'basic', flags.toLowerCase());
  const filled = replacement
    .replaceAll('$', '$$$$')
    .replace(/\\(\d)/g, '$$$1')
    .replace(/(?<!\\)&/g, '$$&');
  return unlines(linesOf(text).map((line) => line.replace(matcher, filled)));
}

/** `-N`, as of old. */
const modern = (process: Process): Process => ({
  ...process,
  args: process.args.flatMap((arg) => (/^-\d+$/.test(arg) ? ['-n', arg.slice(1)] : [arg])),
});

const head = filter('head', { letters: 'n:c:' }, (text, given) => {
  const bytes = given.get('c');
  if (bytes !== undefined) return text.slice(0, Number(bytes));
  return unlines(linesOf(text).slice(0, Number(given.get('n') ?? 10)));
});

const tail = filter('tail', { letters: 'n:c:' }, (text, given) => {
  const from = (count: string) =>
    count.startsWith('+') ? Number(count) - 1 : -Number(count.replace('-', '')) || Infinity;
  const bytes = given.get('c');
  return bytes !== undefined ? text.slice(from(bytes)) : unlines(linesOf(text).slice(from(given.get('n') ?? '10')));
});

function cutLine(line: string, given: ReadonlyMap<string, string>): string {
  const sign = given.get('d') ?? '\t';
  const fields = given.has('c') ? [...line] : line.split(sign);
  if (fields.length === 1 && !given.has('c')) return line;
  const chosen = (given.get('c') ?? given.get('f') ?? '').split(',').flatMap((range) => {
    const [first = '', last] = range.split('-');
    return fields.slice(
      Number(first || 1) - 1,
      last === undefined ? Number(first) : last === '' ? undefined : Number(last),
    );
  });
  return chosen.join(given.has('c') ? '' : sign);
}

function sort(text: string, given: ReadonlyMap<string, string>): string {
  const lines = linesOf(text);
  const numeric = (a: string, b: string) => Number.parseFloat(a) - Number.parseFloat(b);
  lines.sort(given.has('n') ? numeric : (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (given.has('r')) lines.reverse();
  return unlines(given.has('u') ? [...new Set(lines)] : lines);
}

/** Ranges and escapes of a set of characters. */
const characters = (set: string) =>
  set
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/(.)-(.)/g, (_, a: string, b: string) =>
      Array.from({ length: b.charCodeAt(0) - a.charCodeAt(0) + 1 }, (__, i) =>
        String.fromCharCode(a.charCodeAt(0) + i),
      ).join(''),
    );

function translate(process: Process): Ended {
  const { given, operands, unknown } = readOptions(process.args, 'd');
  if (unknown !== undefined) return notModelled('tr', `the option ${unknown}`);
  const [from = '', to = ''] = operands.map(characters);
  const swap = (char: string) => {
    const at = from.indexOf(char);
    return at < 0 ? char : given.has('d') ? '' : (to[Math.min(at, to.length - 1)] ?? '');
  };
  return { code: 0, out: [...readAll(process.stdin)].map(swap).join('') };
}

function count(process: Process): Ended {
  const { given, operands, unknown } = readOptions(process.args, 'clw');
  if (unknown !== undefined) return notModelled('wc', `the option ${unknown}`);
  const { read, err } = inputs('wc', process, operands);
  const of = (text: string) => ({
    l: text.split('\n').length - 1,
    w: text.split(/\s+/).filter((word) => word !== '').length,
    c: text.length,
  });
  const wanted = (['l', 'w', 'c'] as const).filter((one) => given.size === 0 || given.has(one));
  const out = read.map(
    ([path, text]) => `${wanted.map((one) => of(text)[one]).join(' ')}${path === '-' ? '' : ` ${path}`}\n`,
  );
  return ended(out.join(''), err);
}

function checksum(process: Process): Ended {
  const { read, err } = inputs('sha256sum', process, process.args);
  const digest = (text: string) => createHash('sha256').update(Buffer.from(text, 'latin1')).digest('hex');
  return ended(read.map(([path, text]) => `${digest(text)}  ${path}\n`).join(''), err);
}

const bytes = (text: string) => Buffer.from(text, 'latin1');

export const textCommands: Readonly<Record<string, (process: Process) => Ended>> = {
  cat: filter('cat', { letters: '' }, (text) => text),
  head: (process) => head(modern(process)),
  tail: (process) => tail(modern(process)),
  grep,
  egrep: (process) => grep({ ...process, args: ['-E', ...process.args] }),
  sed: filter(
    'sed',
    { letters: 'Er' },
    (text, given, [script = '']) => substitute(text, script, given.has('E') || given.has('r')),
    1,
  ),
  cut: filter('cut', { letters: 'd:f:c:' }, (text, given) =>
    unlines(linesOf(text).map((line) => cutLine(line, given))),
  ),
  sort: filter('sort', { letters: 'unr' }, sort),
  uniq: filter('uniq', { letters: '' }, (text) => unlines(linesOf(text).filter((line, i, all) => line !== all[i - 1]))),
  tr: translate,
  wc: count,
  sha256sum: checksum,
  base64: filter('base64', { letters: 'w:d', names: ['wrap=', 'decode'] }, (text, given) => {
    if (given.has('d') || given.has('decode')) return Buffer.from(text, 'base64').toString('latin1');
    const packed = bytes(text).toString('base64');
    const width = Number(given.get('w') ?? given.get('wrap') ?? 76);
    return width === 0 || packed === '' ? packed : unlines(packed.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
  }),
  gzip: filter('gzip', { letters: '123456789ncd' }, (text, given) => {
    if (given.has('d')) return gunzipSync(bytes(text)).toString('latin1');
    const level = [...given.keys()].find((letter) => /\d/.test(letter));
    return gzipSync(bytes(text), { level: Number(level ?? 6) }).toString('latin1');
  }),
  gunzip: filter('gunzip', { letters: 'c' }, (text) => gunzipSync(bytes(text)).toString('latin1')),
};
