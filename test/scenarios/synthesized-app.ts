// The app synthesized by its own command, once per state of its sources: the folder is named by their hash and shared by all
// test files and later runs.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = [
  'bin',
  'components',
  'lambdas',
  'lib/contract',
  'lib/decisions',
  'lib/pipeline',
  'state-machines',
  'package-lock.json',
  'cdk.json',
];
const EXAMPLE = join(ROOT, 'examples/web/goldsmith.yaml');

const synthesized = new Map<string, Promise<string>>();

/** @returns the folder of the cloud assembly for a goldsmith.yaml, the example's when none is given */
export function synthesizedApp(config = EXAMPLE): Promise<string> {
  const file = resolve(config);
  const known = synthesized.get(file) ?? synthesize(file);
  synthesized.set(file, known);
  return known;
}

async function synthesize(config: string): Promise<string> {
  const folder = join(
    tmpdir(),
    `goldsmith-app-${hashOf([...SOURCES.map((path) => join(ROOT, path)), dirname(config)])}`,
  );
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  const made = mkdtempSync(`${folder}-`);
  const env = { ...process.env, CDK_OUTDIR: made, GOLDSMITH_CONFIG: config, NODE_OPTIONS: '' };
  try {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
      cwd: ROOT,
      env,
      maxBuffer: 2 ** 26,
    });
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another test file was quicker.
    if (existsSync(join(folder, 'manifest.json'))) return folder;
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(`cannot synthesize the app for '${config}':\n${stderr}`, { cause: error });
  }
  return folder;
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) for (const file of filesUnder(path)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 20);
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('cdk.out'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
