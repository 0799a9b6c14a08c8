// The first look at an expression, in the order in which it is written: bare names, list positions, and which function
// stands where. Placeholders come after.

import type { Reader } from './reader.ts';
import { reservedWords } from './reserved-words.ts';
import type { CallSyntax, ConditionSyntax, OperandSyntax, PathSyntax, ValueSyntax } from './syntax.ts';

const MAX_OPERATORS = 300;
const MAX_INDEX = 2_147_483_647;

const CONDITIONS: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
};
const UPDATES: readonly string[] = ['if_not_exists', 'list_append'];

export function reviewPath(reader: Reader, { steps }: PathSyntax): void {
  for (const { kind, text } of steps) {
    if (kind === 'index' && Number(text) > MAX_INDEX) {
      throw reader.fault(`List index is not within the allowable range; index: [${text}]`);
    }
    if (kind === 'name' && reservedWords.has(text.toUpperCase())) {
      throw reader.fault(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
    }
  }
}

export function reviewCondition(reader: Reader, condition: ConditionSyntax): void {
  const operators = reviewPart(reader, condition);
  if (operators > MAX_OPERATORS) {
    throw reader.fault(`The expression contains too many operators; operator count: ${operators}`);
  }
}

/** @returns how many operators and functions it has. */
function reviewPart(reader: Reader, condition: ConditionSyntax): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return 1 + reviewPart(reader, condition.left) + reviewPart(reader, condition.right);
    case 'not':
      return 1 + reviewPart(reader, condition.inner);
    case 'call':
      return reviewCall(reader, condition, 'condition');
    default:
      return 1 + reviewOperands(reader, condition.operands);
  }
}

function reviewOperands(reader: Reader, operands: readonly OperandSyntax[]): number {
  return operands.reduce((sum, operand) => sum + reviewOperand(reader, operand), 0);
}

function reviewOperand(reader: Reader, operand: OperandSyntax): number {
  if (operand.kind === 'path') reviewPath(reader, operand);
  return operand.kind === 'call' ? reviewCall(reader, operand, 'operand') : 0;
}

function reviewCall(reader: Reader, { name, operands }: CallSyntax, place: 'condition' | 'operand'): number {
  requireKnown(reader, name);
  if (UPDATES.includes(name)) {
    throw reader.fault(`The function is not allowed in a condition expression; function: ${name}`);
  }
  if ((place === 'condition') !== name in CONDITIONS) throw misused(reader, name);
  if (operands.length !== (CONDITIONS[name] ?? 1)) throw wrongCount(reader, name, operands.length);
  return 1 + reviewOperands(reader, operands);
}

function requireKnown(reader: Reader, name: string): void {
  if (name in CONDITIONS || name === 'size' || UPDATES.includes(name)) return;
  throw reader.fault(`Invalid function name; function: ${name}`);
}

function misused(reader: Reader, name: string) {
  return reader.fault(`The function is not allowed to be used this way in an expression; function: ${name}`);
}

export function wrongCount(reader: Reader, name: string, count: number) {
  return reader.fault(
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
  );
}

/** What an update sets: a list_append cannot be part of something else. */
export function reviewValue(reader: Reader, value: ValueSyntax, inside = false): void {
  if (value.kind === 'path') reviewPath(reader, value);
  if (value.kind === '+' || value.kind === '-') {
    for (const operand of value.operands) reviewValue(reader, operand, true);
  }
  if (value.kind !== 'call') return;
  requireKnown(reader, value.name);
  if (!UPDATES.includes(value.name)) {
    throw reader.fault(`The function is not allowed in an update expression; function: ${value.name}`);
  }
  if (inside && value.name === 'list_append') throw misused(reader, value.name);
  for (const operand of value.operands) reviewValue(reader, operand, true);
}
