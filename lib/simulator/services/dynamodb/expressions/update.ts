// Update expressions: from text to actions. Each section may come once, in any order.

import { type AttributeValue, typeOf } from '../values.ts';
import type { Path } from './path.ts';
import { requireNoClash } from './projection.ts';
import type { Reader } from './reader.ts';

export type UpdateValue =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'if-not-exists'; readonly path: Path; readonly otherwise: UpdateValue }
  | { readonly kind: 'list-append' | 'plus' | 'minus'; readonly left: UpdateValue; readonly right: UpdateValue };

export interface Update {
  readonly set: { readonly path: Path; readonly value: UpdateValue }[];
  readonly remove: Path[];
  readonly add: { readonly path: Path; readonly value: AttributeValue }[];
  readonly delete: { readonly path: Path; readonly value: AttributeValue }[];
}

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

export function parseUpdate(reader: Reader): Update {
  const update: Update = { set: [], remove: [], add: [], delete: [] };
  const seen = new Set<string>();
  while (reader.peek().kind !== 'end') {
    const section = SECTIONS.find((word) => reader.takeWord(word));
    if (section === undefined) throw reader.syntaxError();
    if (seen.has(section)) {
      throw reader.fault(`The "${section}" section can only be used once in an update expression;`);
    }
    seen.add(section);
    do parseAction(reader, section, update);
    while (reader.takeSymbol(','));
  }
  requireNoClash(reader, updatedPaths(update));
  return update;
}

export function updatedPaths(update: Update): Path[] {
  return [...update.set, ...update.add, ...update.delete].map(({ path }) => path).concat(update.remove);
}

function parseAction(reader: Reader, section: (typeof SECTIONS)[number], update: Update): void {
  const path = reader.path();
  switch (section) {
    case 'SET':
      reader.expectSymbol('=');
      update.set.push({ path, value: parseSum(reader) });
      return;
    case 'REMOVE':
      update.remove.push(path);
      return;
    case 'ADD':
      update.add.push({ path, value: typed(reader, section, ['N', 'SS', 'NS', 'BS']) });
      return;
    case 'DELETE':
      update.delete.push({ path, value: typed(reader, section, ['SS', 'NS', 'BS']) });
  }
}

function typed(reader: Reader, section: string, allowed: readonly string[]): AttributeValue {
  const value = reader.value();
  if (allowed.includes(typeOf(value))) return value;
  throw reader.fault(
    `Incorrect operand type for operator or function; operator: ${section}, operand type: ${longTypeName(value)}, typeSet: ALLOWED_FOR_${section}_OPERAND`,
  );
}

/** This one message spells types out. */
function longTypeName(value: AttributeValue): string {
  const names: Record<string, string> = { S: 'STRING', N: 'NUMBER', B: 'BINARY', M: 'MAP', L: 'LIST', BOOL: 'BOOLEAN' };
  const type = typeOf(value);
  return names[type] ?? type;
}

/** SET takes at most one sum or difference: no chain of them. */
function parseSum(reader: Reader): UpdateValue {
  const left = parseOperand(reader);
  const kind = reader.takeSymbol('+') ? 'plus' : reader.takeSymbol('-') ? 'minus' : undefined;
  if (kind === undefined) return left;
  const right = parseOperand(reader);
  for (const operand of [left, right]) {
    if (operand.kind === 'value' && operand.value.N === undefined) {
      throw reader.fault(
        `Incorrect operand type for operator or function; operator or function: ${kind === 'plus' ? '+' : '-'}, operand type: ${typeOf(operand.value)}`,
      );
    }
  }
  return { kind, left, right };
}

function parseOperand(reader: Reader): UpdateValue {
  if (reader.takeSymbol('(')) {
    const inner = parseSum(reader);
    reader.expectSymbol(')');
    return inner;
  }
  if (reader.peek().kind === 'value-reference') return { kind: 'value', value: reader.value() };
  const name = reader.peek();
  if (name.kind === 'name' && reader.peek(1).text === '(') return parseFunction(reader);
  return { kind: 'path', path: reader.path() };
}

function parseFunction(reader: Reader): UpdateValue {
  const { text: name } = reader.next();
  if (name !== 'if_not_exists' && name !== 'list_append') {
    throw /^(attribute_(not_)?exists|attribute_type|begins_with|contains|size)$/.test(name)
      ? reader.fault(`The function is not allowed in an update expression; function: ${name}`)
      : reader.fault(`Invalid function name; function: ${name}`);
  }
  reader.expectSymbol('(');
  const operands = [parseOperand(reader)];
  while (reader.takeSymbol(',')) operands.push(parseOperand(reader));
  reader.expectSymbol(')');
  const [left, right] = operands;
  if (left === undefined || right === undefined || operands.length !== 2) {
    throw reader.fault(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  if (name === 'if_not_exists') {
    if (left.kind !== 'path') {
      throw reader.fault(`Operator or function requires a document path; operator or function: ${name}`);
    }
    return { kind: 'if-not-exists', path: left.path, otherwise: right };
  }
  for (const operand of operands) {
    if (operand.kind === 'value' && operand.value.L === undefined) {
      throw reader.fault(
        `Incorrect operand type for operator or function; operator or function: list_append, operand type: ${typeOf(operand.value)}`,
      );
    }
  }
  return { kind: 'list-append', left, right };
}
