import type { Leaf } from './leaf.ts';

/** Element by array, for the arrays that a leaf lies in. Arrays are told apart by number. */
export type Membership = ReadonlyMap<number, number>;

export interface Field {
  readonly leaf: Leaf;
  readonly membership: Membership;
}

/** The leaves of an event by their path, names joined by dots; arrays add nothing to a path. */
export type Fields = ReadonlyMap<string, readonly Field[]>;

export function flatten(event: object): Fields {
  const fields = new Map<string, Field[]>();
  let arrays = 0;
  const visit = (value: unknown, path: string, membership: Membership): void => {
    if (Array.isArray(value)) {
      const array = arrays++;
      for (const [index, item] of value.entries()) visit(item, path, new Map(membership).set(array, index));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) visit(item, path === '' ? name : `${path}.${name}`, membership);
    } else if (value !== undefined) {
      const list = fields.get(path);
      const field = { leaf: value as Leaf, membership };
      if (list === undefined) fields.set(path, [field]);
      else list.push(field);
    }
  };
  visit(event, '', new Map());
  return fields;
}
