// `npm run constraints -- <botocore's folder "data"> <its version>`: writes what AWS's models ask of inputs next to each service.
// The folder: python3 -c "import botocore, os; print(os.path.join(botocore.__path__[0], 'data'), botocore.__version__)"

import { rmSync, writeFileSync } from 'node:fs';
import { constraintsFromModel, constraintsText } from '../lib/simulator/constraint-data.ts';
import { createRegion } from '../lib/simulator/region.ts';
import { constraintsFile } from '../lib/simulator/wire/constraints.ts';

const [folder, version] = process.argv.slice(2);
if (folder === undefined || version === undefined) {
  process.stderr.write('usage: npm run constraints -- <folder of the models> <version of botocore>\n');
  process.exit(2);
}
for (const definition of createRegion({ seed: 1, startMs: 0 }).dispatch.definitions()) {
  const constraints = constraintsFromModel(definition, folder, `botocore ${version}`);
  const file = constraintsFile(definition.name);
  if (Object.keys(constraints.operations).length === 0) rmSync(file, { force: true });
  else writeFileSync(file, constraintsText(constraints));
}
