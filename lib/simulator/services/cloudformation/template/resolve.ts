// Walks a part of a template and puts values in place of its functions and references.

import { validationError } from '../errors.ts';
import { functions } from './functions.ts';
import { NO_VALUE, type Scope, Unknown } from './scope.ts';

/** @returns plain JSON, with `Unknown` where a value does not exist yet. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return resolveDynamic(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const [key, argument] = only;
    if (key === 'Ref') return resolveRef(argument, scope);
    if (key === 'Condition' && typeof argument === 'string' && scope.conditions.has(argument)) {
      return scope.conditions.get(argument);
    }
    const known = functions[key];
    if (known !== undefined) return known(argument, scope, resolve);
    if (key.startsWith('Fn::')) {
      throw validationError(`Template error: the simulator does not model ${key}; see docs/fidelity.md`);
    }
  }
  const resolved: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    const inner = resolve(item, scope);
    if (inner !== NO_VALUE) resolved[key] = inner;
  }
  return resolved;
}

function resolveRef(name: unknown, scope: Scope): unknown {
  if (typeof name !== 'string')
    throw validationError('Template error: every Ref object must have a single String value.');
  if (name === 'AWS::NoValue') return NO_VALUE;
  if (name in scope.pseudo) return scope.pseudo[name];
  const parameter = scope.parameters.get(name);
  if (parameter === undefined) return scope.ref(name);
  const text = parameter.resolved ?? parameter.given;
  return parameter.type.includes('List') ? text.split(',').map((item) => item.trim()) : text;
}

const DYNAMIC = /\{\{resolve:([a-z-]+):([^{}]+)\}\}/g;

function resolveDynamic(text: string, scope: Scope): string {
  if (!text.includes('{{resolve:')) return text;
  return text.replace(DYNAMIC, (_, service: string, reference: string) => scope.dynamicReference(service, reference));
}

/** Whether anything in a resolved value is still unknown. */
export function hasUnknown(value: unknown): boolean {
  if (value instanceof Unknown) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
}
