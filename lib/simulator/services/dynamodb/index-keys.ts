// What updates may do to the keys of indexes, and how any expression may speak of keys.

import { validation } from './errors.ts';
import type { Path } from './expressions/path.ts';
import type { Update, UpdateValue } from './expressions/update.ts';
import { checkIndexKeys } from './key.ts';
import type { Table } from './table.ts';
import { type AttributeValue, type Item, typeOf } from './values.ts';

/** Keys hold no maps and no lists, so that no path leads into them. */
export function requireScalarKeys(table: Table, paths: readonly Path[]): void {
  const { hash, range } = table.keys;
  const indexed = [...table.indexes.values()].flatMap(({ keys }) => [keys.hash, keys.range]);
  for (const [name, ...deeper] of paths) {
    if (deeper.length === 0) continue;
    const kind = name === hash || name === range ? 'Key' : indexed.includes(name as string) ? 'IndexKey' : undefined;
    if (kind === undefined) continue;
    throw validation(
      `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${kind}: ${name}`,
    );
  }
}

/** Refuses values for index keys whose type is wrong whatever the item. */
export function checkUpdatedKeys(table: Table, update: Update): void {
  if (table.indexes.size === 0) return;
  const known: Record<string, AttributeValue> = {};
  for (const { path, value } of [...update.set, ...update.add.map(literal), ...update.delete.map(literal)]) {
    const certain = certainValue(value);
    if (path.length === 1 && certain !== undefined) known[path[0] as string] = certain;
  }
  checkIndexKeys(table, known);
}

function literal({ path, value }: { path: Path; value: AttributeValue }): { path: Path; value: UpdateValue } {
  return { path, value: { kind: 'value', value } };
}

/** Of the type that a value will have; undefined where that hangs on the item. */
function certainValue(value: UpdateValue): AttributeValue | undefined {
  if (value.kind === 'value') return value.value;
  if (value.kind === '+' || value.kind === '-') return { N: '0' };
  return value.kind === 'list-append' ? { L: [] } : undefined;
}

/** Refuses an updated item whose index keys came out with another type. */
export function requireIndexTypes(table: Table, item: Item): void {
  for (const { keys } of table.indexes.values()) {
    for (const name of [keys.hash, keys.range]) {
      const value = name === undefined ? undefined : item[name];
      if (name === undefined || value === undefined || typeOf(value) === table.attributeTypes.get(name)) continue;
      throw validation('The update expression attempted to update the secondary index key to unsupported type');
    }
  }
}
