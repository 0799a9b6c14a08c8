// Runs the scenarios that have not passed since their sources changed, then holds the roles against what was used.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizedApp } from '../scenarios/synthesized-app.ts';
import { readExplanations } from './explanations.ts';
import { grantsOf } from './granted.ts';
import { judgeGrants, type Report } from './judge-grants.ts';
import type { Seen } from './use.ts';
import { readUse, root, scenarioFiles, useFolder } from './use-files.ts';

const EXAMPLES = ['web', 'own-network'];

/** Rejects when a scenario fails. */
export async function checkPermissions(): Promise<Report> {
  const seen = await seenByScenarios();
  const assemblies = EXAMPLES.map((name) => synthesizedApp(join(root, 'examples', name, 'goldsmith.yaml')));
  const page = readFileSync(join(root, 'docs/permissions.md'), 'utf8');
  return judgeGrants(grantsOf(await Promise.all(assemblies)), seen, readExplanations(page));
}

async function seenByScenarios(): Promise<Seen[]> {
  const folder = useFolder();
  const unknown = scenarioFiles().filter((file) => readUse(folder, file) === undefined);
  if (unknown.length > 0) await run(unknown);
  return scenarioFiles().map((file) => {
    const seen = readUse(folder, file);
    if (seen === undefined)
      throw new Error(`cannot say what ${file} uses: its sources changed while it ran. Run again`);
    return seen;
  });
}

function run(testFiles: readonly string[]): Promise<void> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  // Standard output is for the report.
  const child = spawn(process.execPath, [vitest, 'run', ...testFiles], { cwd: root, stdio: ['ignore', 2, 2] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`cannot say what the scenarios use: vitest ended with ${code}`));
    });
  });
}
