// Update expressions. Each section may come once, in any order. AWS looks at names and functions a section at a time, then
// for paths in each other's way, then from the last action back to the first: at every path, and then at every value.

import { type AttributeValue, typeOf } from '../values.ts';
import { resolveValue, wrongType } from './condition.ts';
import { reviewPath, reviewValue, wrongCount } from './names-and-functions.ts';
import type { Path } from './path.ts';
import { requireNoClash } from './projection.ts';
import type { Reader } from './reader.ts';
import { resolvePath } from './resolve-path.ts';
import type { ActionSyntax, CallSyntax, SectionSyntax, ValueSyntax } from './syntax.ts';
import { readUpdateSyntax } from './update-syntax.ts';

export type UpdateValue =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'if-not-exists'; readonly path: Path; readonly otherwise: UpdateValue }
  | { readonly kind: 'list-append' | '+' | '-'; readonly left: UpdateValue; readonly right: UpdateValue };

interface Assignment<Value> {
  readonly path: Path;
  readonly value: Value;
}

export interface Update {
  readonly set: Assignment<UpdateValue>[];
  readonly remove: Path[];
  readonly add: Assignment<AttributeValue>[];
  readonly delete: Assignment<AttributeValue>[];
}

export function parseUpdate(reader: Reader): Update {
  const sections = readUpdateSyntax(reader);
  reviewSections(reader, sections);
  const actions = sections.flatMap((section) => section.actions);
  requireNoClash(
    reader,
    actions.map(({ path }) => resolvePath(reader, path)),
  );
  for (const { value } of [...actions].reverse()) resolvePaths(reader, value);
  const update: Update = { set: [], remove: [], add: [], delete: [] };
  for (const action of [...actions].reverse()) resolveAction(reader, action, update);
  for (const list of Object.values(update)) list.reverse();
  return update;
}

export function updatedPaths(update: Update): Path[] {
  return [...update.set, ...update.add, ...update.delete].map(({ path }) => path).concat(update.remove);
}

/** Every path that an update reads or writes. */
export function mentionedPaths(update: Update): Path[] {
  return [...updatedPaths(update), ...update.set.flatMap(({ value }) => readPaths(value))];
}

function readPaths(value: UpdateValue): Path[] {
  switch (value.kind) {
    case 'path':
      return [value.path];
    case 'value':
      return [];
    case 'if-not-exists':
      return [value.path, ...readPaths(value.otherwise)];
    default:
      return [...readPaths(value.left), ...readPaths(value.right)];
  }
}

function reviewSections(reader: Reader, sections: readonly SectionSyntax[]): void {
  for (const name of new Set(sections.map(({ section }) => section))) {
    const same = sections.filter(({ section }) => section === name);
    for (const { path, value } of same.flatMap(({ actions }) => actions)) {
      reviewPath(reader, path);
      if (value !== undefined) reviewValue(reader, value);
    }
    if (same.length > 1) {
      throw reader.fault(`The "${name}" section can only be used once in an update expression;`);
    }
  }
}

function resolvePaths(reader: Reader, value: ValueSyntax | undefined): void {
  if (value?.kind === 'path') resolvePath(reader, value);
  else if (value !== undefined && value.kind !== 'value') {
    for (const operand of value.operands) resolvePaths(reader, operand);
  }
}

function resolveAction(reader: Reader, action: ActionSyntax, update: Update): void {
  const { section, value } = action;
  const path = resolvePath(reader, action.path);
  if (value === undefined) update.remove.push(path);
  else if (section === 'SET') update.set.push({ path, value: resolveUpdateValue(reader, value) });
  else if (value.kind === 'value') {
    const given = resolveValue(reader, value.text);
    requireSectionType(reader, section, given);
    update[section === 'ADD' ? 'add' : 'delete'].push({ path, value: given });
  }
}

/** This one message spells types out, and speaks of ADD for DELETE as well. */
function requireSectionType(reader: Reader, section: string, value: AttributeValue): void {
  const type = typeOf(value);
  if (['SS', 'NS', 'BS'].includes(type) || (type === 'N' && section === 'ADD')) return;
  throw reader.fault(
    `Incorrect operand type for operator or function; operator: ${section}, operand type: ${LONG_NAMES[type] ?? type}, typeSet: ALLOWED_FOR_ADD_OPERAND`,
  );
}

const LONG_NAMES: Readonly<Record<string, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  M: 'MAP',
  L: 'LIST',
  BOOL: 'BOOLEAN',
};

function resolveUpdateValue(reader: Reader, value: ValueSyntax): UpdateValue {
  switch (value.kind) {
    case 'path':
      return { kind: 'path', path: resolvePath(reader, value) };
    case 'value':
      return { kind: 'value', value: resolveValue(reader, value.text) };
    case 'call':
      return resolveCall(reader, value);
    default: {
      const [left, right] = value.operands.map((operand) => resolveUpdateValue(reader, operand)) as [
        UpdateValue,
        UpdateValue,
      ];
      requireAll(reader, value.kind, { operands: [left, right], type: 'N' });
      return { kind: value.kind, left, right };
    }
  }
}

function resolveCall(reader: Reader, { name, operands: syntax }: CallSyntax): UpdateValue {
  const operands = syntax.map((operand) => resolveUpdateValue(reader, operand));
  const [left, right] = operands;
  if (left === undefined || right === undefined || operands.length !== 2) {
    throw wrongCount(reader, name, operands.length);
  }
  if (name === 'list_append') {
    requireAll(reader, name, { operands, type: 'L' });
    return { kind: 'list-append', left, right };
  }
  if (left.kind === 'path') return { kind: 'if-not-exists', path: left.path, otherwise: right };
  throw reader.fault(`Operator or function requires a document path; operator or function: ${name}`);
}

function requireAll(
  reader: Reader,
  name: string,
  { operands, type }: { operands: readonly UpdateValue[]; type: string },
): void {
  for (const operand of operands) {
    if (operand.kind === 'value' && typeOf(operand.value) !== type) {
      throw wrongType(reader, name, typeOf(operand.value));
    }
  }
}
