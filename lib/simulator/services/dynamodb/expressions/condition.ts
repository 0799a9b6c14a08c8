// Condition, filter and key-condition expressions: from text to a tree. NOT binds before AND, AND before OR.

import { type AttributeValue, typeOf, type ValueType } from '../values.ts';
import { type Path, samePath } from './path.ts';
import type { Reader } from './reader.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly path: Path };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly among: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly expected: boolean }
  | { readonly kind: 'type'; readonly path: Path; readonly type: string }
  | { readonly kind: 'begins-with' | 'contains'; readonly operand: Operand; readonly part: Operand };

const COMPARATORS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];
const FUNCTIONS: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
};
const UPDATE_FUNCTIONS: readonly string[] = ['if_not_exists', 'list_append'];

export function parseCondition(reader: Reader): Condition {
  const condition = parseOr(reader);
  reader.expectEnd();
  return condition;
}

function parseOr(reader: Reader): Condition {
  let left = parseAnd(reader);
  while (reader.takeWord('OR')) left = { kind: 'or', left, right: parseAnd(reader) };
  return left;
}

function parseAnd(reader: Reader): Condition {
  let left = parseNot(reader);
  while (reader.takeWord('AND')) left = { kind: 'and', left, right: parseNot(reader) };
  return left;
}

function parseNot(reader: Reader): Condition {
  return reader.takeWord('NOT') ? { kind: 'not', inner: parseNot(reader) } : parsePrimary(reader);
}

function parsePrimary(reader: Reader): Condition {
  if (reader.takeSymbol('(')) {
    const doubled = reader.peek().text === '(';
    const inner = parseOr(reader);
    const closesTwice = doubled && wasWhole.has(inner);
    reader.expectSymbol(')');
    if (closesTwice) throw reader.fault('The expression has redundant parentheses;');
    wasWhole.add(inner);
    return inner;
  }
  const name = reader.peek();
  if (name.kind === 'name' && reader.peek(1).text === '(' && name.text !== 'size') return parseFunction(reader);
  return parseComparison(reader);
}

/** Trees that stood in parentheses of their own. */
const wasWhole = new WeakSet<Condition>();

function parseComparison(reader: Reader): Condition {
  const left = parseOperand(reader);
  if (reader.takeWord('BETWEEN')) return parseBetween(reader, left);
  if (reader.takeWord('IN')) return parseIn(reader, left);
  const { text } = reader.peek();
  if (!COMPARATORS.includes(text)) throw reader.syntaxError();
  reader.next();
  const right = parseOperand(reader);
  requireDistinct(reader, text, [left, right]);
  if (text !== '=' && text !== '<>') for (const operand of [left, right]) requireOrdered(reader, text, operand);
  return { kind: 'compare', comparator: text as Comparator, left, right };
}

function parseBetween(reader: Reader, operand: Operand): Condition {
  const low = parseOperand(reader);
  if (!reader.takeWord('AND')) throw reader.syntaxError();
  const high = parseOperand(reader);
  for (const one of [operand, low, high]) requireOrdered(reader, 'BETWEEN', one);
  return { kind: 'between', operand, low, high };
}

function parseIn(reader: Reader, operand: Operand): Condition {
  reader.expectSymbol('(');
  const among = [parseOperand(reader)];
  while (reader.takeSymbol(',')) among.push(parseOperand(reader));
  reader.expectSymbol(')');
  if (among.length > 100) {
    throw reader.fault(
      `The IN operator is provided with too many operands; number of operands: ${among.length}, maximum: 100`,
    );
  }
  return { kind: 'in', operand, among };
}

function parseFunction(reader: Reader): Condition {
  const { text: name } = reader.next();
  const wanted = FUNCTIONS[name];
  if (wanted === undefined) {
    throw UPDATE_FUNCTIONS.includes(name)
      ? reader.fault(`The function is not allowed in a condition expression; function: ${name}`)
      : reader.fault(`Invalid function name; function: ${name}`);
  }
  reader.expectSymbol('(');
  const operands = [parseOperand(reader)];
  while (reader.takeSymbol(',')) operands.push(parseOperand(reader));
  reader.expectSymbol(')');
  if (operands.length !== wanted) throw wrongCount(reader, name, operands.length);
  const [first, second] = operands as [Operand, Operand];
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return { kind: 'exists', path: requirePath(reader, name, first), expected: name === 'attribute_exists' };
    case 'attribute_type':
      return { kind: 'type', path: requirePath(reader, name, first), type: typeName(reader, second) };
    case 'begins_with':
      requireTypes(reader, { name, operand: second, allowed: ['S', 'B'] });
      requireDistinct(reader, name, operands);
      return { kind: 'begins-with', operand: first, part: second };
    default:
      requireDistinct(reader, name, operands);
      return { kind: 'contains', operand: first, part: second };
  }
}

function parseOperand(reader: Reader): Operand {
  if (reader.peek().kind === 'value-reference') return { kind: 'value', value: reader.value() };
  const name = reader.peek();
  if (name.kind === 'name' && reader.peek(1).text === '(') {
    if (name.text !== 'size') {
      throw name.text in FUNCTIONS
        ? reader.fault(`The function is not allowed to be used this way in an expression; function: ${name.text}`)
        : reader.fault(`Invalid function name; function: ${name.text}`);
    }
    reader.next();
    reader.expectSymbol('(');
    const inner = parseOperand(reader);
    if (reader.takeSymbol(',')) throw wrongCount(reader, 'size', 2);
    reader.expectSymbol(')');
    return { kind: 'size', path: requirePath(reader, 'size', inner) };
  }
  return { kind: 'path', path: reader.path() };
}

function wrongCount(reader: Reader, name: string, count: number) {
  return reader.fault(
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
  );
}

function requirePath(reader: Reader, name: string, operand: Operand): Path {
  if (operand.kind === 'path') return operand.path;
  throw reader.fault(`Operator or function requires a document path; operator or function: ${name}`);
}

function requireTypes(reader: Reader, rule: { name: string; operand: Operand; allowed: readonly ValueType[] }): void {
  const { name, operand, allowed } = rule;
  if (operand.kind !== 'value' || allowed.includes(typeOf(operand.value))) return;
  throw reader.fault(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${typeOf(operand.value)}`,
  );
}

function requireOrdered(reader: Reader, operator: string, operand: Operand): void {
  requireTypes(reader, { name: operator, operand, allowed: ['S', 'N', 'B'] });
}

function requireDistinct(reader: Reader, operator: string, [first, ...others]: readonly Operand[]): void {
  if (first?.kind !== 'path') return;
  for (const other of others) {
    if (other.kind === 'path' && samePath(first.path, other.path)) throw reader.samePathTwice(operator, first.path);
  }
}

function typeName(reader: Reader, operand: Operand): string {
  const name = operand.kind === 'value' ? operand.value.S : undefined;
  if (name === undefined) {
    const type = operand.kind === 'value' ? typeOf(operand.value) : 'path';
    throw reader.fault(
      `Incorrect operand type for operator or function; operator or function: attribute_type, operand type: ${type}`,
    );
  }
  if (!/^(S|N|B|SS|NS|BS|M|L|NULL|BOOL)$/.test(name)) {
    throw reader.fault(`Invalid attribute type name found; type: ${name}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`);
  }
  return name;
}
