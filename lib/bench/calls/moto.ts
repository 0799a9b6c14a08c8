// moto, a simulator of AWS's answers in Python, in a virtual environment that stays between runs.

import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Server } from './over-http.ts';

export const MOTO = '5.2.5';

const PYTHONS = ['python3', 'python'];

/**
 * The server, installed when it is not yet.
 * @throws Error that says what is missing: Python, its venv, or the package.
 */
export async function motoServer(say: (text: string) => void): Promise<Server> {
  const folder = join(cacheFolder(), 'goldsmith', `moto-${MOTO}`);
  const python = join(folder, 'bin', 'python');
  const installed = join(folder, 'installed');
  if (!existsSync(installed)) {
    say(`installing moto ${MOTO} into ${folder} …`);
    rmSync(folder, { recursive: true, force: true });
    await run(await findPython(), ['-m', 'venv', folder]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `moto[server]==${MOTO}`]);
    writeFileSync(installed, '');
  }
  return { program: python, words: [fileURLToPath(new URL('./serve-moto.py', import.meta.url))] };
}

function cacheFolder(): string {
  const usual = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
  return process.env['XDG_CACHE_HOME'] ?? join(homedir(), ...usual);
}

async function findPython(): Promise<string> {
  for (const python of PYTHONS) {
    try {
      await promisify(execFile)(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']);
      return python;
    } catch {
      // Not here, or too old: the next.
    }
  }
  throw new Error('found no Python from 3.10 on');
}

async function run(program: string, words: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(program, words);
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
    const said = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
    throw new Error(`"${program} ${words.slice(0, 3).join(' ')}" failed: ${said.at(-1) ?? message}`);
  }
}
