// Writes what is generated: docs' reference from the schemas, its drawings from the state machines, the simulator's resource
// schemas from the CDK's database.

import { readFileSync, writeFileSync } from 'node:fs';
import { basePresets } from '../lib/contract/base-presets.ts';
import { referenceFiles } from '../lib/contract/reference-files.ts';
import { architecturePath, drawArchitecture } from '../lib/docs/architecture.ts';
import { basesPage } from '../lib/docs/bases-page.ts';
import { durationsTable } from '../lib/docs/durations-table.ts';
import { resourceSchemas, resourceSchemasPath } from '../lib/docs/resource-schemas.ts';
import { simulatedServices } from '../lib/docs/simulated-services.ts';
import { cliReference } from '../lib/operator/cli/cli-reference.ts';
import { createProgram } from '../lib/operator/cli/program.ts';
import { durations } from '../lib/simulator/durations.ts';
import { createRegion } from '../lib/simulator/region.ts';
import { addSimulate } from '../lib/story/add-simulate.ts';

for (const [name, text] of Object.entries(referenceFiles())) {
  writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text);
}
const shell = { out: () => {}, err: () => {}, environment: {}, folder: '.' };
const program = createProgram(shell, () => {});
addSimulate(program, shell, () => {});
writeFileSync(new URL('../docs/reference/cli.md', import.meta.url), cliReference(program));
writeFileSync(new URL('../docs/reference/bases.md', import.meta.url), basesPage(basePresets));
writeFileSync(new URL('../docs/reference/durations.md', import.meta.url), durationsTable(durations));
writeFileSync(architecturePath, drawArchitecture(readFileSync(architecturePath, 'utf8')));
const definitions = createRegion({ seed: 1, startMs: 0 }).dispatch.definitions();
writeFileSync(new URL('../docs/reference/simulated-services.md', import.meta.url), simulatedServices(definitions));
writeFileSync(
  resourceSchemasPath,
  resourceSchemas(definitions.flatMap(({ resourceTypes = {} }) => Object.keys(resourceTypes))),
);
