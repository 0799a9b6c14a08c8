import type { AttributeValue, Item } from '../values.ts';
import { reviewPath } from './names-and-functions.ts';
import { clash, type Path, pathText } from './path.ts';
import type { Reader } from './reader.ts';
import { resolvePath } from './resolve-path.ts';

export function parseProjection(reader: Reader): Path[] {
  const syntax = [reader.path()];
  while (reader.takeSymbol(',')) syntax.push(reader.path());
  reader.expectEnd();
  for (const path of syntax) reviewPath(reader, path);
  const paths = syntax.map((path) => resolvePath(reader, path));
  requireNoClash(reader, paths);
  return paths;
}

/** Refuses two paths of one expression that speak of the same place; what overlaps is told before what conflicts. */
export function requireNoClash(reader: Reader, paths: readonly Path[]): void {
  for (const kind of ['overlap', 'conflict']) {
    for (const [at, two] of paths.entries()) {
      const one = paths.slice(0, at).find((path) => clash(path, two) === kind);
      if (one === undefined) continue;
      throw reader.fault(
        `Two document paths ${kind} with each other; must remove or rewrite one of these paths; path one: ${pathText(one)}, path two: ${pathText(two)}`,
      );
    }
  }
}

/** The part of an item that the paths lead to. Chosen list elements close up. */
export function project(item: Item, paths: readonly Path[]): Record<string, AttributeValue> {
  return pickMap(item, paths);
}

function pickMap(map: Item, paths: readonly Path[]): Record<string, AttributeValue> {
  const picked: Record<string, AttributeValue> = {};
  for (const [name, rests] of grouped(paths)) {
    const value = map[name as string];
    const part = value === undefined || typeof name !== 'string' ? undefined : pick(value, rests);
    if (part !== undefined) picked[name as string] = part;
  }
  return picked;
}

function pick(value: AttributeValue, rests: readonly Path[]): AttributeValue | undefined {
  if (rests.some((rest) => rest.length === 0)) return value;
  if (value.M !== undefined) {
    const M = pickMap(value.M, rests);
    return Object.keys(M).length > 0 ? { M } : undefined;
  }
  if (value.L === undefined) return undefined;
  const L: AttributeValue[] = [];
  for (const [position, deeper] of [...grouped(rests)].sort(([a], [b]) => Number(a) - Number(b))) {
    const element = typeof position === 'number' ? value.L[position] : undefined;
    const part = element === undefined ? undefined : pick(element, deeper);
    if (part !== undefined) L.push(part);
  }
  return L.length > 0 ? { L } : undefined;
}

function grouped(paths: readonly Path[]): Map<string | number, Path[]> {
  const groups = new Map<string | number, Path[]>();
  for (const [first, ...rest] of paths) {
    if (first === undefined) continue;
    const group = groups.get(first) ?? [];
    group.push(rest);
    groups.set(first, group);
  }
  return groups;
}
