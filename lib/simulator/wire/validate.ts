// Holds an input to its shape and words what is wrong with it as the service would.

import type { Refuse } from '../kernel/service.ts';
import { ServiceError } from '../kernel/service-error.ts';
import type { Limit, PathStep, Violation } from '../kernel/violation.ts';
import type { OperationShape, ServiceShape } from './shape.ts';

/** @throws ServiceError in the service's own words for a bad input. */
export function validate(
  shape: ServiceShape,
  operation: OperationShape,
  input: Record<string, unknown>,
  refuse?: Refuse,
): void {
  const found = operation.check(input);
  if (found === undefined) return;
  const usual: Parameters<Refuse>[1] = ({ code = usualCode(shape), violations = found } = {}) =>
    new ServiceError(code, usualWords(violations));
  throw refuse?.(found as [Violation], usual) ?? usual();
}

/** What most services say of a bad input. A service that once spoke Query keeps the codes that it had then. */
function usualCode({ protocol, queryCompatible }: ServiceShape): string {
  return protocol === 'query' || queryCompatible ? 'ValidationError' : 'ValidationException';
}

/** As most of AWS's services word it: everything at once, members' names as Java has them. */
function usualWords(found: readonly Violation[]): string {
  const words = [...new Set(found.map(violationWords))];
  return `${words.length} validation error${words.length === 1 ? '' : 's'} detected: ${words.join('; ')}`;
}

function violationWords(violation: Violation): string {
  const { path, value, within, secret, limit, limits, ofKey } = violation;
  if (limit.kind === 'known') return `Unknown member '${javaPath(path)}' in the request`;
  if (limit.kind === 'type') return `Value at '${javaPath(path)}' has the wrong type`;
  const last = path.at(-1);
  // Of what lists and maps hold, it is the list or the map that is refused, with all that is asked of each.
  if (within !== undefined && (ofKey || !isStructure(value))) {
    const what = typeof last === 'number' ? 'Member' : ofKey ? 'Map keys' : 'Map value';
    const asked = `${what} must satisfy constraint: [${limits.map(limitWords).join(', ')}]`;
    return unsatisfied({ value: within, secret, path: path.slice(0, -1) }, asked);
  }
  return unsatisfied({ value: limit.kind === 'required' ? null : value, secret, path }, limitWords(limit));
}

function unsatisfied({ value, secret, path }: Pick<Violation, 'value' | 'secret' | 'path'>, asked: string): string {
  const shown = value === null ? 'Value null' : secret ? 'Value' : `Value '${javaText(value)}'`;
  return `${shown} at '${javaPath(path)}' failed to satisfy constraint: ${asked}`;
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function limitWords(limit: Limit): string {
  switch (limit.kind) {
    case 'required':
      return 'Member must not be null';
    case 'enum':
      return `Member must satisfy enum value set: [${limit.values.join(', ')}]`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${limit.pattern}`;
    case 'min-length':
      return `Member must have length greater than or equal to ${limit.bound}`;
    case 'max-length':
      return `Member must have length less than or equal to ${limit.bound}`;
    case 'min-value':
      return `Member must have value greater than or equal to ${limit.bound}`;
    case 'max-value':
      return `Member must have value less than or equal to ${limit.bound}`;
    default:
      return 'Member must have another type';
  }
}

/** `tags.1.member.key`: positions from 1. */
function javaPath(path: readonly PathStep[]): string {
  return path
    .map((step) => {
      if (typeof step === 'string') return step.charAt(0).toLowerCase() + step.slice(1);
      return `${typeof step === 'number' ? step + 1 : step.key}.member`;
    })
    .join('.');
}

function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  if (isStructure(value)) {
    const entries = Object.entries(value as object).map(([key, one]) => `${key}=${javaText(one)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(value);
}
