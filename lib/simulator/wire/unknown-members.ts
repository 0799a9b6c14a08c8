import type { NormalizedSchema } from '@smithy/core/schema';

/** A member that came and that its structure does not have. */
interface Unknown {
  /** Where the structure stands, by the names of the schema. */
  readonly path: readonly string[];
  readonly name: string;
  readonly value: unknown;
}

/**
 * Members that a structure does not have. The SDK's deserializers pass over them, also in what they are given to read, and nobody
 * would hear of a misspelt one.
 * @param wire what came, as the protocol's parser gives it
 */
export function unknownMembers(schema: NormalizedSchema, wire: unknown, path: readonly string[] = []): Unknown[] {
  if (!isObject(wire)) return [];
  if (schema.isStructSchema()) {
    const members = membersOf(schema);
    return Object.entries(wire).flatMap(([name, value]) => {
      const member = members.get(name);
      if (member !== undefined) return unknownMembers(schema.getMemberSchema(member), value, [...path, member]);
      // How some clients name the shape that they send.
      return name === '__type' ? [] : [{ path, name, value }];
    });
  }
  if (!schema.isListSchema() && !schema.isMapSchema()) return [];
  const member = schema.getValueSchema();
  if (!member.isStructSchema() && !member.isListSchema() && !member.isMapSchema()) return [];
  return Object.entries(wire).flatMap(([key, value]) => unknownMembers(member, value, [...path, key]));
}

/** Puts them back into what was read, where they are refused when the input is validated. */
export function putBack(unknown: readonly Unknown[], read: Record<string, unknown>): void {
  for (const { path, name, value } of unknown) {
    let structure: unknown = read;
    for (const step of path) structure = isObject(structure) ? structure[step] : undefined;
    if (isObject(structure)) structure[name] = value;
  }
}

const known = new WeakMap<object, ReadonlyMap<string, string>>();

/** Members by their names on the wire. */
function membersOf(schema: NormalizedSchema): ReadonlyMap<string, string> {
  const raw = schema.getSchema() as unknown as readonly [number, string, string, unknown, readonly string[]];
  const found = known.get(raw);
  if (found !== undefined) return found;
  const members = new Map<string, string>();
  for (const name of raw[4]) {
    members.set(name, name);
    const { jsonName } = schema.getMemberSchema(name).getMergedTraits();
    if (jsonName !== undefined) members.set(jsonName, name);
  }
  known.set(raw, members);
  return members;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
