// Writes docs/reference from the schemas in lib/contract.

import { writeFileSync } from 'node:fs';
import { referenceFiles } from '../lib/contract/reference-files.ts';

for (const [name, text] of Object.entries(referenceFiles())) {
  writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text);
}
