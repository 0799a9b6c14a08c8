// What in a state machine's arguments cannot be an operation's input, as far as it is known before anything runs.

import type { NormalizedSchema } from '@smithy/core/schema';

/**
 * @param value arguments spelled in PascalCase
 * @param open whether a value is known only later, and so cannot be looked into
 */
export function misfits(schema: NormalizedSchema, value: unknown, open: (value: unknown) => boolean): string[] {
  if (value === null || value === undefined || open(value)) return [];
  if (schema.isStructSchema()) return structMisfits(schema, value, open);
  if (schema.isListSchema() && Array.isArray(value)) {
    const member = schema.getValueSchema();
    return value.flatMap((item) => misfits(member, item, open));
  }
  if (schema.isMapSchema() && isObject(value)) {
    const member = schema.getValueSchema();
    return Object.values(value).flatMap((item) => misfits(member, item, open));
  }
  return [];
}

function structMisfits(schema: NormalizedSchema, value: unknown, open: (value: unknown) => boolean): string[] {
  if (!isObject(value)) return [];
  const raw = schema.getSchema() as unknown as [number, string, string, unknown, string[], unknown[], number?];
  const names = raw[4];
  const found: string[] = [];
  for (const name of names.slice(0, raw[6] ?? 0)) {
    const { idempotencyToken } = schema.getMemberSchema(name).getMergedTraits();
    const missing = value[pascal(name)] === undefined && idempotencyToken === undefined;
    if (missing) found.push(`The field '${pascal(name)}' is required but was missing`);
  }
  const known = new Map(names.map((name) => [pascal(name), name]));
  for (const [key, item] of Object.entries(value)) {
    const name = known.get(key);
    if (name === undefined) found.push(`The field '${key}' is not supported by Step Functions`);
    else found.push(...misfits(schema.getMemberSchema(name), item, open));
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
