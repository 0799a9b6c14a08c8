import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Fault, TreeFault } from './fault.ts';
import { syntaxWords } from './yaml-syntax-words.ts';

const ALIASES = 'an alias of an anchor that stands before it';

/** The text of a YAML file with its positions. */
export interface YamlSource {
  /** Plain values; undefined when the syntax is too broken to say. */
  value: unknown;
  faults: Fault[];
  /** Gives a fault of the tree its line and column. */
  place(fault: TreeFault): Fault;
}

export function readYamlSource(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
  const positionOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults: Fault[] = [];
  const add = (offset: number, words: { found: string; wanted: string }) =>
    faults.push({ file, ...positionOf(offset), path: '', ...words });
  const errors = [...document.errors, ...document.warnings].filter(isFirstOfLine(lines));
  for (const error of errors) add(error.pos[0], syntaxWords(error, text));
  // After a doubled key the tree can still be trusted; after any other error of syntax what is where is a guess.
  let broken = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  visit(broken ? null : document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      add(alias.range?.[0] ?? 0, { found: `the alias "*${alias.source}"`, wanted: ALIASES });
      broken = true;
    },
    Pair(_, pair) {
      const found = keyFault(pair);
      if (found === undefined) return undefined;
      add((pair.key as Node | null)?.range?.[0] ?? 0, { found, wanted: 'a name as the key' });
      return visit.REMOVE;
    },
  });
  return {
    value: broken ? undefined : plainValue(document, faults, file),
    faults,
    place: ({ path, at, found, wanted }) => ({
      file,
      ...positionOf(offsetOf(document, path, at)),
      path: pathText(path),
      found,
      wanted,
    }),
  };
}

/** What follows an error of syntax in its own line is its consequence. */
function isFirstOfLine(lines: LineCounter) {
  const seen = new Set<number>();
  return ({ code, pos }: YAMLError) => {
    const { line } = lines.linePos(pos[0]);
    if (code === 'DUPLICATE_KEY') return true;
    return !seen.has(line) && seen.add(line).has(line);
  };
}

function plainValue(document: Document, faults: Fault[], file: string): unknown {
  try {
    return document.toJS();
  } catch {
    const found = 'aliases of aliases, which would make the file grow without bound';
    faults.push({ file, line: 1, column: 1, path: '', found, wanted: 'fewer aliases' });
    return undefined;
  }
}

/** `rings[0].fleets[1]` */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

/** Goes down as far as the path exists, so that what is missing is shown where it should be. */
function offsetOf(document: Document, path: readonly PropertyKey[], at: 'key' | 'value'): number {
  let node = resolve(document, document.contents);
  let offset = node?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => keyText(item) === String(step));
      if (pair === undefined) return offset;
      const key = pair.key as Node;
      node = resolve(document, pair.value as Node | null);
      const start = last && at === 'value' ? node?.range?.[0] : undefined;
      offset = start ?? key.range?.[0] ?? offset;
    } else if (isSeq(node) && typeof step === 'number') {
      node = resolve(document, (node.items[step] ?? null) as Node | null);
      offset = node?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

/** YAML takes anything for a key, also nothing. */
function keyFault({ key }: Pair): string | undefined {
  if (isAlias(key)) return undefined;
  if (!isScalar(key)) return 'a map or a list as a key';
  if (key.value !== null) return undefined;
  return (key.source ?? '') === '' ? 'no key before ":"' : `the key "${key.source}", which means an empty value`;
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function resolve(document: Document, node: Node | null | undefined): Node | undefined {
  if (isAlias(node)) return node.resolve(document);
  return node ?? undefined;
}
