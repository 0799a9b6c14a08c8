// Writes what a structure holds as XML, as EC2's and the query protocol's answers have it. Each schema is read once and
// kept as a function: the SDK's own serializer, which reads the schema at each value and builds a tree, takes four times
// as long for a hundred instances. It still writes what this one does not know: the namespaces and attributes of S3.
// What the text of a lasting value is, such as an instance's, is kept too: most calls show what others have shown.

import type { NormalizedSchema } from '@smithy/core/schema';
import { isLasting } from '../kernel/lasting.ts';
import { KeptTexts } from './kept-texts.ts';

/** Writes a value that is there, with the element around it. */
type Write = (value: any) => string;

const structures = new WeakMap<object, Write>();

/** The members of a structure, one element after another, without an element around them. */
export function writeMembers(schema: NormalizedSchema, value: object): string {
  const key = schema.getSchema() as unknown as object;
  let write = structures.get(key);
  if (write === undefined) {
    write = membersWriter(schema);
    structures.set(key, write);
  }
  return write(value);
}

function membersWriter(schema: NormalizedSchema): Write {
  const members = [...schema.structIterator()].map(([name, member]) => ({ name, write: memberWriter(name, member) }));
  const kept = new KeptTexts();
  const write: Write = (value) => {
    let text = '';
    for (const { name, write } of members) {
      const held = value[name];
      if (held !== undefined && held !== null) text += write(held);
    }
    return text;
  };
  return (value) => (isLasting(value) ? kept.of(value, write) : write(value));
}

interface XmlTraits {
  readonly xmlName?: string;
  readonly xmlFlattened?: unknown;
}

function traitsOf(schema: NormalizedSchema): XmlTraits {
  return schema.getMergedTraits() as XmlTraits;
}

function memberWriter(name: string, schema: NormalizedSchema): Write {
  const { xmlName = name, xmlFlattened } = traitsOf(schema);
  const flat = xmlFlattened !== undefined;
  if (schema.isListSchema()) return listWriter(schema, xmlName, flat);
  if (schema.isMapSchema()) return mapWriter(schema, xmlName, flat);
  return elementWriter(schema, xmlName);
}

function listWriter(schema: NormalizedSchema, name: string, flat: boolean): Write {
  const item = schema.getValueSchema();
  const write = elementWriter(item, flat ? name : (traitsOf(item).xmlName ?? 'member'));
  const items: Write = (values: readonly unknown[]) => {
    let text = '';
    for (const value of values) if (value !== undefined && value !== null) text += write(value);
    return text;
  };
  return flat ? items : inElement(name, items);
}

function mapWriter(schema: NormalizedSchema, name: string, flat: boolean): Write {
  const writeKey = elementWriter(schema.getKeySchema(), traitsOf(schema.getKeySchema()).xmlName ?? 'key');
  const writeValue = elementWriter(schema.getValueSchema(), traitsOf(schema.getValueSchema()).xmlName ?? 'value');
  const entry = inElement(flat ? name : 'entry', ([key, value]) => writeKey(key) + writeValue(value));
  const entries: Write = (map: object) => {
    let text = '';
    for (const pair of Object.entries(map)) if (pair[1] !== undefined && pair[1] !== null) text += entry(pair);
    return text;
  };
  return flat ? entries : inElement(name, entries);
}

function elementWriter(schema: NormalizedSchema, name: string): Write {
  // Read when it is first needed: a structure may hold itself.
  if (schema.isStructSchema()) return inElement(name, (value) => writeMembers(schema, value));
  if (schema.isListSchema() || schema.isMapSchema()) {
    throw new Error(`cannot write '${name}' as XML: collections within collections are not known here`);
  }
  const open = `<${name}>`;
  const close = `</${name}>`;
  const text = scalarText(schema);
  return (value) => open + text(value) + close;
}

function inElement(name: string, write: Write): Write {
  const open = `<${name}>`;
  const close = `</${name}>`;
  const empty = `<${name}/>`;
  return (value) => {
    const text = write(value);
    return text === '' ? empty : open + text + close;
  };
}

function scalarText(schema: NormalizedSchema): Write {
  if (schema.isTimestampSchema()) return (value: Date) => value.toISOString().replace('.000Z', 'Z');
  if (schema.isBlobSchema()) return (value: Uint8Array) => Buffer.from(value).toString('base64');
  if (schema.isStringSchema()) return (value) => escapeXml(typeof value === 'string' ? value : plain(value));
  return plain;
}

function plain(value: unknown): string {
  if (typeof value === 'object')
    throw new Error(`cannot write as XML: found ${JSON.stringify(value)}, wanted a scalar`);
  return String(value);
}

const SPECIAL = /[&"'<>\r\n\u0085\u2028]/;
const EVERY_SPECIAL = new RegExp(SPECIAL, 'g');

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#x0D;',
  '\n': '&#x0A;',
  '\u0085': '&#x85;',
  '\u2028': '&#x2028;',
};

export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (special) => ESCAPED[special] as string) : text;
}
