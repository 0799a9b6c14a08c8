// Reads a query-style request: flat keys such as `Filter.1.Value.2=x` become the operation's input by a walk over its schema.

import type { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../kernel/service-error.ts';
import { fromText } from './text.ts';

export type FormStyle = 'query' | 'ec2';

interface Node {
  text?: string;
  readonly children: Map<string, Node>;
}

const ENVELOPE = new Set(['Action', 'Version', 'AUTHPARAMS']);

/** @throws ServiceError when a parameter is not one of the operation's. */
export function readForm(body: string, schema: NormalizedSchema, style: FormStyle): Record<string, unknown> {
  const root: Node = { children: new Map() };
  for (const [key, text] of new URLSearchParams(body)) {
    if (!ENVELOPE.has(key)) insert(root, key.split('.'), text);
  }
  return schema.isStructSchema() ? readStruct(root, schema, style, '') : {};
}

function insert(root: Node, path: readonly string[], text: string): void {
  let node = root;
  for (const part of path) {
    let child = node.children.get(part);
    if (child === undefined) {
      child = { children: new Map() };
      node.children.set(part, child);
    }
    node = child;
  }
  node.text = text;
}

function readStruct(node: Node, schema: NormalizedSchema, style: FormStyle, path: string): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const left = new Set(node.children.keys());
  for (const [name, member] of schema.structIterator()) {
    const key = memberKey(name, member, style);
    const child = node.children.get(key);
    if (child === undefined) continue;
    left.delete(key);
    value[name] = read(child, member, style, `${path}${key}`);
  }
  const [unknown] = left;
  if (unknown !== undefined) throw unknownParameter(`${path}${unknown}`, style);
  return value;
}

function memberKey(name: string, member: NormalizedSchema, style: FormStyle): string {
  const traits = member.getMergedTraits() as { xmlName?: string; ec2QueryName?: string };
  if (style === 'query') return traits.xmlName ?? name;
  return traits.ec2QueryName ?? capitalise(traits.xmlName ?? name);
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function read(node: Node, schema: NormalizedSchema, style: FormStyle, path: string): unknown {
  if (schema.isStructSchema()) return readStruct(node, schema, style, `${path}.`);
  if (schema.isListSchema()) return readList(node, schema, style, path);
  if (schema.isMapSchema()) return readMap(node, schema, style, path);
  return fromText(node.text ?? '', schema);
}

function readList(node: Node, schema: NormalizedSchema, style: FormStyle, path: string): unknown[] {
  const member = schema.getValueSchema();
  const traits = schema.getMergedTraits() as { xmlFlattened?: unknown };
  const memberTraits = member.getMergedTraits() as { xmlName?: string };
  const flat = style === 'ec2' || traits.xmlFlattened !== undefined;
  const items = flat ? node : (node.children.get(memberTraits.xmlName ?? 'member') ?? node.children.get('member'));
  return numbered(items).map((child) => read(child, member, style, path));
}

function readMap(node: Node, schema: NormalizedSchema, style: FormStyle, path: string): Record<string, unknown> {
  const traits = schema.getMergedTraits() as { xmlFlattened?: unknown };
  const entries = traits.xmlFlattened !== undefined ? node : node.children.get('entry');
  const keyName = (schema.getKeySchema().getMergedTraits() as { xmlName?: string }).xmlName ?? 'key';
  const valueSchema = schema.getValueSchema();
  const valueName = (valueSchema.getMergedTraits() as { xmlName?: string }).xmlName ?? 'value';
  const map: Record<string, unknown> = {};
  for (const entry of numbered(entries)) {
    const key = entry.children.get(keyName)?.text;
    const value = entry.children.get(valueName);
    if (key !== undefined && value !== undefined) map[key] = read(value, valueSchema, style, path);
  }
  return map;
}

function numbered(node: Node | undefined): Node[] {
  if (node === undefined) return [];
  return [...node.children.entries()]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function unknownParameter(name: string, style: FormStyle): ServiceError {
  return style === 'ec2'
    ? new ServiceError('UnknownParameter', `The parameter ${name} is not recognized`)
    : new ServiceError('MalformedInput', `Unexpected parameter: ${name}`);
}
