// Condition, filter and key-condition expressions: from text to a tree. NOT binds before AND, AND before OR.

import type { Reader } from './reader.ts';
import type { Comparator, ConditionSyntax, OperandSyntax } from './syntax.ts';

const COMPARATORS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];

export function readConditionSyntax(reader: Reader): ConditionSyntax {
  const condition = readOr(reader);
  reader.expectEnd();
  return condition;
}

function readOr(reader: Reader): ConditionSyntax {
  let left = readAnd(reader);
  while (reader.takeWord('OR')) left = { kind: 'or', left, right: readAnd(reader) };
  return left;
}

function readAnd(reader: Reader): ConditionSyntax {
  let left = readNot(reader);
  while (reader.takeWord('AND')) left = { kind: 'and', left, right: readNot(reader) };
  return left;
}

function readNot(reader: Reader): ConditionSyntax {
  return reader.takeWord('NOT') ? { kind: 'not', inner: readNot(reader) } : readPrimary(reader);
}

/** Parentheses can hold a condition, or only the first operand of one. */
function readPrimary(reader: Reader): ConditionSyntax {
  if (!reader.isSymbol('(')) return readComparison(reader);
  return reader.either(
    () => readParenthesised(reader),
    () => readComparison(reader),
  );
}

/** Conditions that stood in parentheses of their own. */
const parenthesised = new WeakSet<ConditionSyntax>();

function readParenthesised(reader: Reader): ConditionSyntax {
  reader.expectSymbol('(');
  const inner = readOr(reader);
  reader.expectSymbol(')');
  if (parenthesised.has(inner)) throw reader.redundant();
  // It was the first operand after all, as in `(size(a)) > :b`.
  if (isOperator(reader)) throw reader.syntaxError();
  parenthesised.add(inner);
  return inner;
}

function isOperator(reader: Reader): boolean {
  const { kind, text } = reader.peek();
  return kind === 'symbol' ? COMPARATORS.includes(text) : kind === 'name' && /^(between|in)$/i.test(text);
}

function readComparison(reader: Reader): ConditionSyntax {
  const operand = reader.operand();
  const { kind, text } = reader.peek();
  if (kind === 'symbol' && COMPARATORS.includes(text)) {
    reader.next();
    return { kind: 'compare', comparator: text as Comparator, operands: [operand, reader.operand()] };
  }
  if (reader.takeWord('BETWEEN')) {
    const low = reader.operand();
    if (!reader.takeWord('AND')) throw reader.syntaxError();
    return { kind: 'between', operands: [operand, low, reader.operand()] };
  }
  if (reader.takeWord('IN')) return { kind: 'in', operands: [operand, ...readList(reader)] };
  if (operand.kind === 'call') return operand;
  throw reader.syntaxError();
}

function readList(reader: Reader): OperandSyntax[] {
  reader.expectSymbol('(');
  const list = [reader.operand()];
  while (reader.takeSymbol(',')) list.push(reader.operand());
  reader.expectSymbol(')');
  return list;
}
