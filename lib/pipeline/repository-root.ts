import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder that holds lambdas/, state-machines/ and components/: found upwards, so that it is right in sources and in a package. */
export const repositoryRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'state-machines'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('cannot find the folder "state-machines" beside or above lib/pipeline');
  return findRoot(above);
}
