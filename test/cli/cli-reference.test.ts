import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cliReference } from '../../lib/operator/cli/cli-reference.ts';
import { createProgram } from '../../lib/operator/cli/program.ts';
import { addSimulate } from '../../lib/story/add-simulate.ts';

test('docs/reference/cli.md is what the commands say today', () => {
  const shell = { out: () => {}, err: () => {}, environment: {}, folder: '.' };
  const program = createProgram(shell, () => {});
  addSimulate(program, shell, () => {});
  const written = readFileSync(new URL('../../docs/reference/cli.md', import.meta.url), 'utf8');
  expect(written, 'run "npm run generate"').toBe(cliReference(program));
});
