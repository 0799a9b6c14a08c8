import type { Found } from './found.ts';

const ENTRY = /^"?((?:@[^@/\s"]+\/)?[^@\s"]+)@[^\n]*:\n((?:[ \t]+[^\n]*\n?)*)/gm;

/** Both the first format, `lodash@^4.17.0:` over `version "4.17.21"`, and that of Yarn 2 and later, which is YAML of the same form. */
export function readYarnLock(text: string): Found[] {
  if (!/^# yarn lockfile|^__metadata:/m.test(text))
    throw new Error('found neither "# yarn lockfile" nor "__metadata:"');
  return [...text.matchAll(ENTRY)].flatMap(([, name = '', body = '']) => {
    const version = /^\s+version:? "?([^"\s]+)"?\s*$/m.exec(body)?.[1];
    return version === undefined || version === '0.0.0-use.local' ? [] : [{ name, version }];
  });
}
