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
} from 'yaml';
import type { Fault, TreeFault } from './fault.ts';

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
  const faults = [...document.errors, ...document.warnings].map(
    (error): Fault => ({ file, ...positionOf(error.pos[0]), path: '', ...syntaxWords(error, text) }),
  );
  // After a doubled key the tree can still be trusted; after any other error of syntax what is where is a guess.
  const broken = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      const position = positionOf(alias.range?.[0] ?? 0);
      faults.push({ file, ...position, path: '', found: `the alias "*${alias.source}"`, wanted: ALIASES });
    },
  });
  return {
    value: broken || faults.some((fault) => fault.wanted === ALIASES) ? undefined : plainValue(document, faults, file),
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

function plainValue(document: Document, faults: Fault[], file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // So many aliases that the file would grow without bound.
    faults.push({
      file,
      line: 1,
      column: 1,
      path: '',
      found: (error as Error).message,
      wanted: 'fewer aliases',
    });
    return undefined;
  }
}

function syntaxWords(error: { code: string; message: string; pos: [number, number] }, text: string) {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]+/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return { found: `the key "${key}" a second time`, wanted: 'each key once' };
  }
  return { found: error.message.replace(/\s*\n[\s\S]*$/, '').replace(/[.:]$/, ''), wanted: 'valid YAML' };
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

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function resolve(document: Document, node: Node | null | undefined): Node | undefined {
  if (isAlias(node)) return node.resolve(document);
  return node ?? undefined;
}
