import { invalidParameter, validation } from './errors.ts';
import type { Table } from './table.ts';
import { type AttributeValue, type Item, itemSize, keepableMap, typeOf } from './values.ts';

export const MAX_ITEM_BYTES = 400 * 1024;

const keyMismatch = () => validation('The provided key element does not match the schema');

/** A key as given by a request: exactly the table's key attributes, of their types. */
export function checkedKey(table: Table, key: Item): Item {
  const kept = keepableMap(key);
  const { hash, range } = table.keys;
  const wanted = range === undefined ? [hash] : [hash, range];
  if (Object.keys(kept).length !== wanted.length) throw keyMismatch();
  for (const name of wanted) {
    const value = kept[name];
    if (value === undefined || typeOf(value) !== table.attributeTypes.get(name)) throw keyMismatch();
    checkKeyValue(table, name, value);
  }
  return kept;
}

/** An item to be kept: with all key attributes, and no larger than DynamoDB takes. */
export function checkedItem(table: Table, item: Item): Item {
  const kept = keepableMap(item);
  const { hash, range } = table.keys;
  for (const name of range === undefined ? [hash] : [hash, range]) {
    const value = kept[name];
    if (value === undefined) throw invalidParameter(`Missing the key ${name} in the item`);
    const expected = table.attributeTypes.get(name);
    if (typeOf(value) !== expected) {
      throw invalidParameter(`Type mismatch for key ${name} expected: ${expected} actual: ${typeOf(value)}`);
    }
    checkKeyValue(table, name, value);
  }
  checkIndexKeys(table, kept);
  if (itemSize(kept) > MAX_ITEM_BYTES) throw validation('Item size has exceeded the maximum allowed size');
  return kept;
}

/** Index keys may be absent, but not of another type. */
export function checkIndexKeys(table: Table, item: Item): void {
  for (const index of table.indexes.values()) {
    for (const name of [index.keys.hash, index.keys.range]) {
      const value = name === undefined ? undefined : item[name];
      if (name === undefined || value === undefined) continue;
      const expected = table.attributeTypes.get(name);
      if (typeOf(value) !== expected) {
        throw invalidParameter(
          `Type mismatch for Index Key ${name} Expected: ${expected} Actual: ${typeOf(value)} IndexName: ${index.name}`,
        );
      }
      if (value.S === '') {
        throw validation(
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index.name}, IndexKey: ${name}`,
        );
      }
    }
  }
}

function checkKeyValue(table: Table, name: string, value: AttributeValue): void {
  const kind = value.S === '' ? 'string' : value.B?.byteLength === 0 ? 'binary' : undefined;
  if (kind !== undefined) {
    throw validation(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`,
    );
  }
  const bytes = value.S === undefined ? (value.B?.byteLength ?? 0) : Buffer.byteLength(value.S);
  if (name === table.keys.hash && bytes > 2048) {
    throw invalidParameter('Size of hashkey has exceeded the maximum size limit of2048 bytes');
  }
  if (name !== table.keys.hash && bytes > 1024) {
    throw invalidParameter('Aggregated size of all range keys has exceeded the size limit of 1024 bytes');
  }
}
