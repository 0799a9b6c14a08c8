// Commands that look for files, make them and take them away.

import { filesBelow, isFolder, makeFolder, readFile, removeFile, writeFile } from './files.ts';
import { readOptions } from './options.ts';
import { type Ended, notModelled, type Process, readAll } from './process.ts';

type Found = readonly [path: string, text: string];

function find({ args, inside }: Process): Ended {
  const firstTest = args.findIndex((arg) => arg.startsWith('-'));
  const folders = firstTest < 0 ? args : args.slice(0, firstTest);
  const tests: ((found: Found, folder: string) => boolean)[] = [];
  for (let i = firstTest; i >= 0 && i < args.length; i++) {
    const name = args[i] as string;
    if (name === '-xdev' || name === '-print') continue;
    const test = testOf(name, args[++i] ?? '');
    if (test === undefined) return notModelled('find', `${name} ${args[i] ?? ''}`);
    tests.push(test);
  }
  let [out, err] = ['', ''];
  for (const folder of folders) {
    if (!isFolder(inside, folder)) err += `find: '${folder}': No such file or directory\n`;
    const found = filesBelow(inside, folder).filter((one) => tests.every((test) => test(one, folder)));
    out += found.map(([path]) => `${path}\n`).join('');
  }
  return { code: err === '' ? 0 : 1, out, err };
}

/** Folders and links are never found. */
function testOf(name: string, value: string): ((found: Found, folder: string) => boolean) | undefined {
  switch (name) {
    case '-type':
      return () => value === 'f';
    case '-name':
      return ([path]) => glob(value).test(path.split('/').at(-1) as string);
    case '-path':
      return ([path]) => glob(value).test(path);
    case '-maxdepth':
      return ([path], folder) => path.slice(folder.length).split('/').length - 1 <= Number(value);
    case '-size':
      return sizeTest(value);
    default:
      return undefined;
  }
}

function sizeTest(value: string): ((found: Found) => boolean) | undefined {
  const [, sign, count, unit = ''] = /^([+-]?)(\d+)([ck])$/.exec(value) ?? [];
  if (count === undefined) return undefined;
  const inUnits = (text: string) => (unit === 'c' ? text.length : Math.ceil(text.length / 1024));
  if (sign === '-') return ([, text]) => inUnits(text) < Number(count);
  return ([, text]) => (sign === '+' ? inUnits(text) > Number(count) : inUnits(text) === Number(count));
}

const glob = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

function makeFolders({ args, inside }: Process): Ended {
  const { given, operands, unknown } = readOptions(args, 'pm:');
  if (unknown !== undefined) return notModelled('mkdir', `the option ${unknown}`);
  let err = '';
  for (const path of operands) {
    const above = path.replace(/\/[^/]*\/*$/, '') || '/';
    if (given.has('p')) makeFolder(inside, path);
    else if (isFolder(inside, path)) err += `mkdir: cannot create directory '${path}': File exists\n`;
    else if (!isFolder(inside, above)) err += `mkdir: cannot create directory '${path}': No such file or directory\n`;
    else makeFolder(inside, path);
  }
  return { code: err === '' ? 0 : 1, err };
}

function remove({ args, inside }: Process): Ended {
  const { given, operands, unknown } = readOptions(args, 'rf');
  if (unknown !== undefined) return notModelled('rm', `the option ${unknown}`);
  let err = '';
  for (const path of operands) {
    const there = readFile(inside, path) !== undefined || isFolder(inside, path);
    if (there) removeFile(inside, path);
    else if (!given.has('f')) err += `rm: cannot remove '${path}': No such file or directory\n`;
  }
  return { code: err === '' ? 0 : 1, err };
}

/** Names are counted, not drawn. */
function makeTemporary({ args, inside }: Process): Ended {
  const { given, operands, unknown } = readOptions(args, 'd');
  if (unknown !== undefined || operands.length > 0) return notModelled('mktemp', unknown ?? 'a template');
  for (let count = 1; ; count++) {
    const path = `/tmp/tmp.${String(count).padStart(10, '0')}`;
    if (readFile(inside, path) !== undefined || isFolder(inside, path)) continue;
    if (given.has('d')) makeFolder(inside, path);
    else writeFile(inside, path, '');
    return { code: 0, out: `${path}\n` };
  }
}

function tee({ args, stdin, inside }: Process): Ended {
  const { given, operands } = readOptions(args, 'a');
  const text = readAll(stdin);
  for (const path of operands)
    writeFile(inside, path, `${given.has('a') ? (readFile(inside, path) ?? '') : ''}${text}`);
  return { code: 0, out: text };
}

function touch({ args, inside }: Process): Ended {
  for (const path of args) {
    if (readFile(inside, path) === undefined && !writeFile(inside, path, '')) {
      return { code: 1, err: `touch: cannot touch '${path}': No such file or directory\n` };
    }
  }
  return { code: 0 };
}

export const fileCommands: Readonly<Record<string, (process: Process) => Ended>> = {
  find,
  mkdir: makeFolders,
  rm: remove,
  mktemp: makeTemporary,
  tee,
  touch,
  // Everything belongs to root, who may do all.
  chmod: () => ({ code: 0 }),
  umask: () => ({ code: 0 }),
};
