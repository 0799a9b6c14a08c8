import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The script itself: as written in goldsmith.yaml, or read from the file that it names. */
export function userDataText(userData: string, baseDir: string): string {
  if (!userData.startsWith('./') && !userData.startsWith('../')) return userData;
  const path = resolve(baseDir, userData);
  if (!existsSync(path)) {
    throw new Error(
      `cannot read the user data "${userData}": no file ${path}; give the script's text or the path of a file`,
    );
  }
  return readFileSync(path, 'utf8');
}
