import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isFilePath } from '../contract/file-path.ts';

/** The script itself: as written in goldsmith.yaml, or read from the file that it names. */
export function userDataText(userData: string, baseDir: string): string {
  if (!isFilePath(userData)) return userData;
  const path = resolve(baseDir, userData);
  if (!existsSync(path)) {
    throw new Error(
      `cannot read the user data "${userData}": no file ${path}; give the script's text or the path of a file`,
    );
  }
  return readFileSync(path, 'utf8');
}
