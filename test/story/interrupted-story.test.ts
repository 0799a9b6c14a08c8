import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

// One for all, since what the loader has compiled is kept there.
const folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
afterAll(() => rmSync(folder, { recursive: true }));

function startStory(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'bin/goldsmith.ts', 'simulate', '--story', '--json'], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
    stdio: 'ignore',
  });
}

const ours = () => readdirSync(folder).filter((name) => name.startsWith('goldsmith-'));

/** The command lines of those that were started with the folder as their temporary one. */
function processes(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`TMPDIR=${folder}\0`);
      return isOurs ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : [];
    } catch {
      return [];
    }
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(50);
}

test.skipIf(!existsSync('/proc/self/environ')).each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends the story with all its processes, and leaves no temporary folder', async (signal, wanted) => {
  const story = startStory();
  const ended = once(story, 'exit');
  // A child of the CDK CLI, which is a child of the story.
  await until(() => story.exitCode !== null || processes().some((words) => words.includes('bin/app.ts')));
  story.kill(signal);
  const [code] = await ended;
  expect(code).toBe(wanted);
  await until(() => processes().length === 0);
  expect(ours()).toEqual([]);
});
