// The app synthesized by its own command, once per state of its sources: the folder is named by their hash and shared by all
// test files and later runs.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hashOf } from '../hash-of.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = [
  'bin',
  'components',
  'lambdas',
  'lib/bills',
  'lib/contract',
  'lib/decisions',
  'lib/feeds',
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
