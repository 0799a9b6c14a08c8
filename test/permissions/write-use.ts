// Runs with every test file: one that passed as a whole leaves what its regions saw.

import { relative } from 'node:path';
import { afterAll, expect, type RunnerTask } from 'vitest';
import { seen } from './use.ts';
import { root, writeUse } from './use-files.ts';

// biome-ignore lint/correctness/noEmptyPattern: vitest reads there which fixtures a hook wants
afterAll(({}, file) => {
  const testFile = relative(root, expect.getState().testPath ?? '');
  if (/^test\/(scenarios|story)\//.test(testFile) && file.tasks.every(passed)) writeUse(testFile, seen());
});

const passed = (task: RunnerTask): boolean =>
  task.type === 'suite' ? task.tasks.every(passed) : task.result?.state === 'pass';
