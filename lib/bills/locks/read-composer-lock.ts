import * as z from 'zod';
import type { Found } from './found.ts';

const Lock = z.looseObject({ packages: z.array(z.looseObject({ name: z.string(), version: z.string() })) });

/** `packages-dev` are left out: they are not installed for production. Branches such as `dev-main` are no release. */
export function readComposerLock(text: string): Found[] {
  return Lock.parse(JSON.parse(text)).packages.flatMap(({ name, version }) =>
    version.startsWith('dev-') ? [] : [{ name, version: version.replace(/^v/, '') }],
  );
}
