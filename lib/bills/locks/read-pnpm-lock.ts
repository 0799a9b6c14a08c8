import { parse } from 'yaml';
import * as z from 'zod';
import type { Found } from './found.ts';

/** Keys of `packages`: `/name/1.0.0` up to version 5 of the format, `/name@1.0.0(peer@2.0.0)` in 6, without the slash from 9 on. */
const KEY = /^\/?((?:@[^@/]+\/)?[^@/]+)[@/](\d[^(_]*)/;

export function readPnpmLock(text: string): Found[] {
  const lock = z
    .looseObject({
      lockfileVersion: z.union([z.string(), z.number()]),
      packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() }).nullable()).optional(),
    })
    .parse(parse(text));
  return Object.entries(lock.packages ?? {}).flatMap(([key, about]) => {
    const [, name, version] = KEY.exec(key) ?? [];
    return name === undefined || version === undefined || about?.dev === true ? [] : [{ name, version }];
  });
}
