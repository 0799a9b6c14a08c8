import { type Path, pathText } from './path.ts';
import type { Reader } from './reader.ts';
import type { PathSyntax } from './syntax.ts';

const MAX_DEPTH = 32;

/** Puts the names in that placeholders stand for. */
export function resolvePath(reader: Reader, { steps }: PathSyntax): Path {
  const path = steps.map(({ kind, text }) => {
    if (kind === 'name') return text;
    if (kind === 'index') return Number(text);
    const name = reader.placeholders.name(text);
    if (name === undefined) {
      throw reader.fault(
        `An expression attribute name used in the document path is not defined; attribute name: ${text}`,
      );
    }
    return name;
  });
  if (path.length > MAX_DEPTH) {
    throw reader.fault(`The document path has too many nesting levels; nesting levels: ${path.length}`);
  }
  return path;
}

/** Refuses one path given as both sides of an operator. */
export function samePathTwice(reader: Reader, operator: string, path: Path) {
  return reader.fault(
    `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${pathText(path)}`,
  );
}
