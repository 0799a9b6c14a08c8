// Writes what is generated into docs: the reference from the schemas, the drawings from the state machines.

import { readFileSync, writeFileSync } from 'node:fs';
import { referenceFiles } from '../lib/contract/reference-files.ts';
import { architecturePath, drawArchitecture } from '../lib/docs/architecture.ts';
import { durationsTable } from '../lib/docs/durations-table.ts';
import { cliReference } from '../lib/operator/cli/cli-reference.ts';
import { createProgram } from '../lib/operator/cli/program.ts';
import { durations } from '../lib/simulator/durations.ts';
import { addSimulate } from '../lib/story/add-simulate.ts';

for (const [name, text] of Object.entries(referenceFiles())) {
  writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text);
}
const shell = { out: () => {}, err: () => {}, environment: {}, folder: '.' };
const program = createProgram(shell, () => {});
addSimulate(program, shell, () => {});
writeFileSync(new URL('../docs/reference/cli.md', import.meta.url), cliReference(program));
writeFileSync(new URL('../docs/reference/durations.md', import.meta.url), durationsTable(durations));
writeFileSync(architecturePath, drawArchitecture(readFileSync(architecturePath, 'utf8')));
