import * as z from 'zod';
import type { Found } from './found.ts';

const Package = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
});
type Tree = { [name: string]: { version?: string; dev?: boolean; dependencies?: Tree } };

/** Versions 2 and 3 have `packages` by folder, version 1 has a tree of `dependencies` (docs.npmjs.com, package-lock.json). */
export function readNpmLock(text: string): Found[] {
  const lock = z
    .looseObject({ packages: z.record(z.string(), Package).optional(), dependencies: z.looseObject({}).optional() })
    .parse(JSON.parse(text));
  if (lock.packages === undefined) return readTree((lock.dependencies ?? {}) as Tree);
  return Object.entries(lock.packages).flatMap(([folder, { name, version, link, dev }]) => {
    const [, folderName] = /.*(?:^|\/)node_modules\/(.+)$/.exec(folder) ?? [];
    // Workspaces and the project itself are nobody's release; what only development needs is not installed for production.
    if (folderName === undefined || version === undefined || link === true || dev === true) return [];
    return [{ name: name ?? folderName, version }];
  });
}

function readTree(tree: Tree): Found[] {
  return Object.entries(tree).flatMap(([name, { version, dev, dependencies = {} }]) => {
    const inner = readTree(dependencies);
    return version === undefined || dev === true || /[/:]/.test(version) ? inner : [{ name, version }, ...inner];
  });
}
