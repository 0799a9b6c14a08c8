import { type Found, pythonName } from './found.ts';

/** The `METADATA` of an installed distribution (packaging.python.org, "Core metadata specifications"). */
export function readPythonMetadata(text: string): Found[] {
  const name = /^Name: *(\S+)/m.exec(text)?.[1];
  const version = /^Version: *(\S+)/m.exec(text)?.[1];
  if (name === undefined || version === undefined) throw new Error('found no name with a version');
  return [{ name: pythonName(name), version }];
}
