import type { Ecosystem } from '../../contract/bill-of-materials.ts';

/** One package that a file names; a file may name it more than once. */
export interface Found {
  readonly name: string;
  readonly version: string;
}

/** Reads one kind of file. It throws on text that is not of its kind. */
export interface LockReader {
  readonly ecosystem: Ecosystem;
  readonly read: (text: string) => Found[];
}

/** `-` instead of what else may stand between the words of a Python project's name, as PyPI and OSV write it (PEP 503). */
export const pythonName = (name: string) => name.toLowerCase().replace(/[-_.]+/g, '-');
