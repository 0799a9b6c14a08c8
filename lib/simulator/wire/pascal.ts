// How state machines see a service: every member in PascalCase, times as ISO 8601 text.

import type { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../kernel/service-error.ts';

/** Turns PascalCase arguments into the operation's own spelling. Map keys stay as they are. */
export function fromPascal(schema: NormalizedSchema, value: unknown, path = ''): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isStructSchema()) {
    const names = new Map(
      [...schema.structIterator()].map(([name, member]) => [pascal(name), [name, member] as const]),
    );
    return mapEntries(value, (key, item) => {
      const known = names.get(key);
      if (known === undefined) {
        throw new ServiceError('UnknownField', `The field '${key}' is not supported by Step Functions${path}`);
      }
      return [known[0], fromPascal(known[1], item, ` in ${key}`)];
    });
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    const member = schema.getValueSchema();
    return value.map((item) => fromPascal(member, item, path));
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return mapEntries(value, (key, item) => [key, fromPascal(member, item, path)]);
  }
  return fromPlain(schema, value);
}

function fromPlain(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isTimestampSchema() && (typeof value === 'string' || typeof value === 'number')) {
    return typeof value === 'number' ? new Date(value * 1000) : new Date(value);
  }
  if (schema.isBlobSchema() && typeof value === 'string') return Buffer.from(value, 'utf8');
  if (schema.isStringSchema() && typeof value === 'object') return JSON.stringify(value);
  return value;
}

/** Turns an output into plain JSON in PascalCase. */
export function toPascal(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isStructSchema()) {
    const given = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      if (given[name] !== undefined) result[pascal(name)] = toPascal(member, given[name]);
    }
    return result;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    const member = schema.getValueSchema();
    return value.map((item) => toPascal(member, item));
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return mapEntries(value, (key, item) => [key, toPascal(member, item)]);
  }
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return value;
}

function mapEntries(value: unknown, turn: (key: string, item: unknown) => [string, unknown]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => turn(key, item)));
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
