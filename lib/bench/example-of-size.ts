import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../story/temporary-folder.ts';

/** A copy of examples/web whose fleet has so many instances; gives the path of its goldsmith.yaml. */
export function exampleOfSize(folder: string, instances: number): string {
  const copy = temporaryFolder();
  cpSync(join(folder, 'examples/web'), copy, { recursive: true });
  const file = join(copy, 'goldsmith.yaml');
  const text = readFileSync(file, 'utf8');
  const sized = text.replace(/capacity: \{[^}]*\}/, `capacity: { min: ${instances}, max: ${instances * 2} }`);
  if (sized === text) throw new Error(`cannot set the capacity in ${file}: it has no line "capacity: { … }"`);
  writeFileSync(file, sized);
  return file;
}
