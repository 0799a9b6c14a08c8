import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** In a clone of the repository this is what there is to deploy. */
const EXAMPLE = join('examples', 'web', 'goldsmith.yaml');

/** Named, else in GOLDSMITH_CONFIG, else ./goldsmith.yaml, else the example of the repository. */
export function findGoldsmithYaml(folder: string, environment: NodeJS.ProcessEnv, named?: string): string {
  const own = 'goldsmith.yaml';
  const asked = named ?? environment['GOLDSMITH_CONFIG'];
  if (asked !== undefined && asked !== '') return asked;
  return existsSync(join(folder, own)) || !existsSync(join(folder, EXAMPLE)) ? own : EXAMPLE;
}
