// The limits of one value, and whether it keeps them.

import type { Limit } from '../kernel/violation.ts';
import type { ConstrainedShape } from './constraints.ts';

/** In the order in which AWS lists them. */
export function limitsOf(shape: ConstrainedShape, numeric: boolean): Limit[] {
  const limits: Limit[] = [];
  if (shape.max !== undefined) limits.push({ kind: numeric ? 'max-value' : 'max-length', bound: shape.max });
  if (shape.min !== undefined) limits.push({ kind: numeric ? 'min-value' : 'min-length', bound: shape.min });
  if (shape.pattern !== undefined) limits.push({ kind: 'pattern', pattern: shape.pattern });
  if (shape.enum !== undefined) limits.push({ kind: 'enum', values: shape.enum });
  return limits;
}

/** A test of values, made once. Only for what has the right type. */
export function keeps(limit: Limit): (value: unknown) => boolean {
  switch (limit.kind) {
    case 'enum': {
      const values = new Set<unknown>(limit.values);
      return (value) => values.has(value);
    }
    case 'pattern': {
      const pattern = patternOf(limit.pattern);
      return (value) => pattern.test(value as string);
    }
    case 'min-length':
      return (value) => lengthOf(value) >= limit.bound;
    case 'max-length':
      return (value) => lengthOf(value) <= limit.bound;
    case 'min-value':
      return (value) => (value as number | bigint) >= limit.bound;
    case 'max-value':
      return (value) => (value as number | bigint) <= limit.bound;
    default:
      return () => true;
  }
}

const patterns = new Map<string, RegExp>();

/**
 * AWS's patterns are Java's. Read as Unicode they mean the same here; the few that escape more than that allows
 * (`\_`, `\-`) name no character beyond the first plane, and are read without.
 */
export function patternOf(pattern: string): RegExp {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = compile(`^(?:${pattern})$`);
    patterns.set(pattern, compiled);
  }
  return compiled;
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}
