// Writes what is generated into docs: the reference from the schemas, the drawings from the state machines.

import { readFileSync, writeFileSync } from 'node:fs';
import { referenceFiles } from '../lib/contract/reference-files.ts';
import { architecturePath, drawArchitecture } from '../lib/docs/architecture.ts';

for (const [name, text] of Object.entries(referenceFiles())) {
  writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text);
}
writeFileSync(architecturePath, drawArchitecture(readFileSync(architecturePath, 'utf8')));
