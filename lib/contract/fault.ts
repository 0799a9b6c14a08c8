/** One thing that is wrong in a file, said so that its writer can mend it. */
export interface Fault {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** As in `fleets.web-prod.image`; empty for the file as a whole. */
  path: string;
  found: string;
  wanted: string;
}

/** A fault of which only the place in the tree is known. */
export interface TreeFault {
  path: PropertyKey[];
  /** Where to point: at the key, at its value, or at the parent in which something is missing. */
  at: 'key' | 'value';
  found: string;
  wanted: string;
}

/** Something of a file that its writer should know, though nothing is wrong with it. */
export type Note = Pick<Fault, 'file' | 'line' | 'column' | 'path'> & { note: string };

/** `goldsmith.yaml:12:5 images.web.gate: is not acted on …` */
export function noteText({ file, line, column, path, note }: Note): string {
  return `${file}:${line}:${column} ${path}: ${note}`;
}

/** `goldsmith.yaml:12:5 fleets.web.image: found "wbe", wanted …` */
export function faultText(fault: Fault): string {
  const path = fault.path === '' ? '' : ` ${fault.path}:`;
  return `${fault.file}:${fault.line}:${fault.column}${path} found ${fault.found}, wanted ${fault.wanted}`;
}
