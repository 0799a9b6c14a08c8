import { basename, extname } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { TreeFault } from './fault.ts';
import { isFilePath } from './file-path.ts';
import { isComponentPath } from './goldsmith-yaml-image.ts';
import { isMap } from './goldsmith-yaml-words.ts';
import { syntaxWords } from './yaml-syntax-words.ts';

type Tree = Record<string, unknown>;

/** A file that goldsmith.yaml names, or why it is not read: `no such file`, `a folder`. */
export type ReadBeside = (path: string) => { text: string } | { notRead: string };

interface Parts {
  images: Tree;
  fleets: Tree;
  readBeside: ReadBeside;
}

type Words = Pick<TreeFault, 'found' | 'wanted'>;

/** Files that goldsmith.yaml names must be there, be of the kind that is meant, and be no longer than AWS takes. */
export function fileFaults({ images, fleets, readBeside }: Parts): TreeFault[] {
  const at = (path: PropertyKey[], words: Words | undefined): TreeFault[] =>
    words === undefined ? [] : [{ path, at: 'value', ...words }];
  const components = Object.entries(images).flatMap(([name, image]) => {
    const taken = new Map<string, string>();
    return ['components', 'tests'].flatMap((list) => {
      const refs: unknown[] = isMap(image) && Array.isArray(image[list]) ? image[list] : [];
      return refs.flatMap((ref, index) => at(['images', name, list, index], refFault(ref, taken, readBeside)));
    });
  });
  const scripts = Object.entries(fleets).flatMap(([name, fleet]) =>
    isMap(fleet) ? at(['fleets', name, 'userData'], userDataFault(fleet['userData'], readBeside)) : [],
  );
  return [...components, ...scripts];
}

function refFault(ref: unknown, taken: Map<string, string>, readBeside: ReadBeside): Words | undefined {
  if (isComponentPath(ref)) return nameFault(ref, taken) ?? componentFault(ref, readBeside(ref));
  return typeof ref === 'string' && ref.startsWith('goldsmith:') ? nameFault(ref, taken) : undefined;
}

/** A component is named after its file. Source: Image Builder API Reference, CreateComponent: up to 128 characters. */
const COMPONENT_NAME = /^[A-Za-z0-9_ -]{0,63}[A-Za-z0-9_-]$/;

function nameFault(ref: string, taken: Map<string, string>): Words | undefined {
  const name = basename(ref.replace(/^goldsmith:/, ''), extname(ref));
  const other = taken.get(name);
  taken.set(name, ref);
  if (other !== undefined) {
    return { found: `"${ref}"`, wanted: `each component once, under a name of its own; "${other}" has this one` };
  }
  if (COMPONENT_NAME.test(name)) return undefined;
  return {
    found: `"${ref}"`,
    wanted: 'a file name of letters, digits, "-", "_" and spaces, at most 64 before its ending',
  };
}

/** What Image Builder takes inline. */
const MAX_COMPONENT_CHARACTERS = 16_000;
const COMPONENT = 'a component document of Image Builder: name, schemaVersion 1.0, phases';

function componentFault(ref: string, file: ReturnType<ReadBeside>): Words | undefined {
  if ('notRead' in file) return notRead(ref, file.notRead);
  const { text } = file;
  if (text.length > MAX_COMPONENT_CHARACTERS) {
    return { found: `"${ref}" of ${text.length} characters`, wanted: `at most ${MAX_COMPONENT_CHARACTERS}; split it` };
  }
  if (text.startsWith('#!')) {
    return { found: `"${ref}", a script`, wanted: `${COMPONENT}; a script that runs at boot goes under "userData"` };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { found, wanted } = syntaxWords(error, text);
    return { found: `"${ref}", in line ${lines.linePos(error.pos[0]).line} of it ${found}`, wanted };
  }
  if (isComponentDocument(document.toJS())) return undefined;
  return { found: `"${ref}", which has no schemaVersion or no phases`, wanted: COMPONENT };
}

function isComponentDocument(content: unknown): boolean {
  return isMap(content) && Array.isArray(content['phases']) && content['schemaVersion'] !== undefined;
}

/** In bytes, before it is encoded. Source: EC2 User Guide, "Run commands when you launch an EC2 instance with user data input". */
const MAX_USER_DATA = 16 * 1024;
const SCRIPT = 'a script that begins with "#!", or what else cloud-init takes';

function userDataFault(script: unknown, readBeside: ReadBeside): Words | undefined {
  if (typeof script !== 'string') return undefined;
  if (!isFilePath(script))
    return /^[\w./-]+\.\w+$/.test(script) ? fileNameAsScript(script) : lengthFault('text', script);
  const file = readBeside(script);
  if ('notRead' in file) return notRead(script, file.notRead);
  if (/^schemaVersion:/m.test(file.text) && /^phases:/m.test(file.text)) {
    return { found: `"${script}", a component document`, wanted: `${SCRIPT}; a component goes under "components"` };
  }
  return lengthFault(`"${script}"`, file.text);
}

function lengthFault(what: string, text: string): Words | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_USER_DATA) return undefined;
  const wanted = `at most ${MAX_USER_DATA} bytes, which is all that EC2 takes; bake the rest into the image`;
  return { found: `${what} of ${bytes} bytes`, wanted };
}

const fileNameAsScript = (name: string): Words => ({
  found: `"${name}"`,
  wanted: `the text of a script, or the path of one that begins with "./" (did you mean "./${name}"?)`,
});

function notRead(file: string, why: string): Words {
  const found = why === 'no such file' ? `"${file}"` : `"${file}", ${why}`;
  return { found, wanted: 'a file that exists; its path is meant from the folder of goldsmith.yaml' };
}
