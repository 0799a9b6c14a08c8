// Where the scenarios leave what they saw. The folder is named by the hash of all that decides it, so that what is found there
// is never stale.

import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf } from '../hash-of.ts';
import type { Seen } from './use.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const SOURCES = [
  'bin',
  'components',
  'examples',
  'lambdas',
  'lib',
  'state-machines',
  'test/permissions',
  'test/scenarios',
  'test/story',
  'package-lock.json',
  'cdk.json',
];
const FOLDERS = ['test/scenarios', 'test/story'];

/** Test files whose regions count, from the repository's root. */
export const scenarioFiles = (): string[] =>
  FOLDERS.flatMap((folder) => readdirSync(join(root, folder)).map((file) => `${folder}/${file}`)).filter((file) =>
    file.endsWith('.test.ts'),
  );

export function useFolder(): string {
  return join(tmpdir(), `goldsmith-permissions-${hashOf(SOURCES.map((path) => join(root, path)))}`);
}

export function writeUse(testFile: string, seen: Seen): void {
  const folder = useFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, nameOf(testFile));
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(seen));
  renameSync(`${file}.${process.pid}`, file);
}

/** @returns undefined for a file that has not passed since its sources changed */
export function readUse(folder: string, testFile: string): Seen | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, nameOf(testFile)), 'utf8'));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

const nameOf = (testFile: string) => basename(testFile).replace(/\.test\.ts$/, '.json');
