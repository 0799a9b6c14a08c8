import { parseDocument } from 'yaml';
import type { TreeFault } from './fault.ts';
import { isMap } from './goldsmith-yaml-words.ts';

type Tree = Record<string, unknown>;
interface Parts {
  images: Tree;
  fleets: Tree;
  readBeside: (path: string) => string | undefined;
}

const isPath = (text: unknown): text is string => typeof text === 'string' && /^\.{1,2}\/\S+$/.test(text);

/** Files that goldsmith.yaml names must be there, and component documents must look like ones. */
export function fileFaults({ images, fleets, readBeside }: Parts): TreeFault[] {
  const components = Object.entries(images).flatMap(([name, image]) =>
    ['components', 'tests'].flatMap((list) => {
      const refs = isMap(image) && Array.isArray(image[list]) ? image[list] : [];
      return refs.flatMap((ref: unknown, index: number) =>
        isPath(ref) ? componentFaults(['images', name, list, index], ref, readBeside(ref)) : [],
      );
    }),
  );
  const scripts = Object.entries(fleets).flatMap(([name, fleet]) => {
    const script = isMap(fleet) ? fleet['userData'] : undefined;
    if (!isPath(script) || readBeside(script) !== undefined) return [];
    return [missing(['fleets', name, 'userData'], script)];
  });
  return [...components, ...scripts];
}

function componentFaults(path: PropertyKey[], ref: string, text: string | undefined): TreeFault[] {
  if (text === undefined) return [missing(path, ref)];
  const document = parseDocument(text);
  const content: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  if (isMap(content) && Array.isArray(content['phases']) && content['schemaVersion'] !== undefined) return [];
  const found = document.errors[0]?.message.split('\n')[0];
  return [
    {
      path,
      at: 'value',
      found: found === undefined ? `"${ref}", which has no schemaVersion or no phases` : `"${ref}", where ${found}`,
      wanted: 'a component document of Image Builder: name, schemaVersion 1.0, phases',
    },
  ];
}

function missing(path: PropertyKey[], file: string): TreeFault {
  return {
    path,
    at: 'value',
    found: `"${file}"`,
    wanted: 'a file that exists; its path is meant from the folder of goldsmith.yaml',
  };
}
