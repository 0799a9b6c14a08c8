import { JsonReader, type Token } from './json-reader.ts';
import { type Seen, seen } from './seen.ts';

/** Element by array, for the arrays that a leaf's object lies in. Arrays are told apart by number. */
export type Membership = ReadonlyMap<number, number>;

export interface Field {
  readonly leaf: Seen;
  readonly membership: Membership;
}

/** The leaves of an event by their path, names joined by dots; arrays add nothing to a path. */
export type Fields = ReadonlyMap<string, readonly Field[]>;

export function flatten(event: object): Fields {
  const flat = new Flat();
  const visit = (value: unknown, path: string, membership: Membership): void => {
    if (Array.isArray(value)) {
      const array = flat.arrays++;
      for (const [index, item] of value.entries()) {
        visit(item, path, isPlain(item) ? membership : new Map(membership).set(array, index));
      }
    } else if (!isPlain(value)) {
      for (const [name, item] of Object.entries(value as object)) visit(item, joined(path, name), membership);
    } else if (value !== undefined) {
      flat.add(path, typeof value === 'string' ? `"${value}"` : String(value), membership);
    }
  };
  visit(event, '', new Map());
  return flat.fields;
}

/** Of an event's text, which keeps numbers as they are written and names that come twice. @throws PatternProblem */
export function flattenText(text: string): Fields | undefined {
  const flat = new Flat();
  const reader = new JsonReader(text);
  const visit = (token: Token | undefined, path: string, membership: Membership): void => {
    if (token === '{') {
      for (let inner = reader.next(); inner !== '}'; inner = reader.next()) {
        visit(reader.next(), joined(path, reader.name), membership);
      }
    } else if (token === '[') {
      const array = flat.arrays++;
      let index = 0;
      for (let inner = reader.next(); inner !== ']'; inner = reader.next(), index++) {
        const plain = inner !== '{' && inner !== '[';
        visit(inner, path, plain ? membership : new Map(membership).set(array, index));
      }
    } else flat.add(path, token === 'string' ? `"${reader.text()}"` : reader.text(), membership);
  };
  const first = reader.next();
  if (first !== '{') return undefined;
  visit(first, '', new Map());
  return reader.next() === undefined ? flat.fields : undefined;
}

class Flat {
  readonly fields = new Map<string, Field[]>();
  arrays = 0;

  add(path: string, text: string, membership: Membership): void {
    const field = { leaf: seen(text), membership };
    const list = this.fields.get(path);
    if (list === undefined) this.fields.set(path, [field]);
    else list.push(field);
  }
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
