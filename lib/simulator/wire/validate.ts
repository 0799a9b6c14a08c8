// Holds an input to its schema: no member that the shape does not have, none missing that it requires.

import type { NormalizedSchema } from '@smithy/core/schema';
import { ServiceError } from '../kernel/service-error.ts';
import type { OperationShape, ServiceShape } from './shape.ts';

/** @throws ServiceError in the service's own words for a bad input. */
export function validate(shape: ServiceShape, operation: OperationShape, input: Record<string, unknown>): void {
  const problem = check(operation.input, input, '');
  if (problem !== undefined) throw invalid(shape, problem);
}

interface Problem {
  readonly path: string;
  readonly kind: 'missing' | 'unknown' | 'type';
}

function check(schema: NormalizedSchema, value: unknown, path: string): Problem | undefined {
  if (schema.isStructSchema()) return checkStruct(schema, value, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return { path, kind: 'type' };
    const member = schema.getValueSchema();
    return first(value, (item, i) => check(member, item, `${path}[${i}]`));
  }
  if (schema.isMapSchema()) {
    if (typeof value !== 'object' || value === null) return { path, kind: 'type' };
    const member = schema.getValueSchema();
    return first(Object.entries(value), ([key, item]) => check(member, item, `${path}.${key}`));
  }
  return checkScalar(schema, value) ? undefined : { path, kind: 'type' };
}

function checkStruct(schema: NormalizedSchema, value: unknown, path: string): Problem | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { path, kind: 'type' };
  const raw = schema.getSchema() as unknown as [number, string, string, unknown, string[], unknown[], number?];
  const names = raw[4];
  const required = raw[6] ?? 0;
  const given = value as Record<string, unknown>;
  for (let i = 0; i < required; i++) {
    const name = names[i] as string;
    if (given[name] === undefined || given[name] === null) return { path: join(path, name), kind: 'missing' };
  }
  return first(Object.entries(given), ([name, item]) => {
    if (!names.includes(name)) return { path: join(path, name), kind: 'unknown' };
    return item === undefined || item === null
      ? undefined
      : check(schema.getMemberSchema(name), item, join(path, name));
  });
}

function checkScalar(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isStringSchema()) return typeof value === 'string';
  if (schema.isBooleanSchema()) return typeof value === 'boolean';
  if (schema.isNumericSchema()) return typeof value === 'number' || typeof value === 'bigint';
  if (schema.isTimestampSchema()) return value instanceof Date;
  return true;
}

function first<T>(items: readonly T[], find: (item: T, index: number) => Problem | undefined): Problem | undefined {
  for (let i = 0; i < items.length; i++) {
    const problem = find(items[i] as T, i);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function invalid(shape: ServiceShape, { path, kind }: Problem): ServiceError {
  if (shape.protocol === 'ec2') {
    return kind === 'missing'
      ? new ServiceError('MissingParameter', `The request must contain the parameter ${path}`)
      : new ServiceError('UnknownParameter', `The parameter ${path} is not recognized`);
  }
  const reason = {
    missing: `Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    unknown: `Unknown member '${path}' in the request`,
    type: `Value at '${path}' has the wrong type`,
  }[kind];
  const code = shape.protocol === 'query' ? 'ValidationError' : 'ValidationException';
  return new ServiceError(code, `1 validation error detected: ${reason}`);
}
