// Condition, filter and key-condition expressions: read, looked over for names and functions, and then, again in the order
// in which they are written, put together with what the placeholders stand for.

import { type AttributeValue, compareValues, typeOf, type ValueType } from '../values.ts';
import { readConditionSyntax } from './condition-syntax.ts';
import { reviewCondition } from './names-and-functions.ts';
import { type Path, samePath } from './path.ts';
import type { Reader } from './reader.ts';
import { resolvePath, samePathTwice } from './resolve-path.ts';
import type { CallSyntax, Comparator, ConditionSyntax, OperandSyntax } from './syntax.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly of: Operand };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly among: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly expected: boolean }
  | { readonly kind: 'type'; readonly path: Path; readonly type: string }
  | { readonly kind: 'begins-with'; readonly operand: Operand; readonly part: Operand }
  | { readonly kind: 'contains'; readonly operand: Operand; readonly part: Operand };

const MAX_IN = 100;
const ORDERED: readonly ValueType[] = ['S', 'N', 'B'];

export function parseCondition(reader: Reader): Condition {
  const syntax = readConditionSyntax(reader);
  reviewCondition(reader, syntax);
  return resolve(reader, syntax);
}

function resolve(reader: Reader, syntax: ConditionSyntax): Condition {
  switch (syntax.kind) {
    case 'and':
    case 'or':
      return { kind: syntax.kind, left: resolve(reader, syntax.left), right: resolve(reader, syntax.right) };
    case 'not':
      return { kind: 'not', inner: resolve(reader, syntax.inner) };
    case 'compare': {
      const { comparator } = syntax;
      const [left, right] = resolveAll(reader, syntax.operands) as [Operand, Operand];
      requireDistinct(reader, comparator, [left, right]);
      if (comparator !== '=' && comparator !== '<>') requireOrdered(reader, comparator, [left, right]);
      return { kind: 'compare', comparator, left, right };
    }
    case 'between': {
      const operands = resolveAll(reader, syntax.operands) as [Operand, Operand, Operand];
      requireDistinct(reader, 'BETWEEN', operands);
      requireOrdered(reader, 'BETWEEN', operands);
      const [operand, low, high] = operands;
      requireRange(reader, low, high);
      return { kind: 'between', operand, low, high };
    }
    case 'in': {
      const [operand, ...among] = resolveAll(reader, syntax.operands) as [Operand, ...Operand[]];
      if (among.length > MAX_IN) {
        throw reader.fault(`The IN operator is provided with too many operands; number of operands: ${among.length}`);
      }
      requireDistinct(reader, 'IN', [operand, ...among]);
      return { kind: 'in', operand, among };
    }
    default:
      return resolveCall(reader, syntax);
  }
}

function resolveAll(reader: Reader, operands: readonly OperandSyntax[]): Operand[] {
  return operands.map((operand) => resolveOperand(reader, operand));
}

function resolveOperand(reader: Reader, operand: OperandSyntax): Operand {
  if (operand.kind === 'path') return { kind: 'path', path: resolvePath(reader, operand) };
  if (operand.kind === 'value') return { kind: 'value', value: resolveValue(reader, operand.text) };
  const of = resolveOperand(reader, operand.operands[0] as OperandSyntax);
  requireTypes(reader, { name: 'size', operands: [of], allowed: ['S', 'B', 'SS', 'NS', 'BS', 'L', 'M'] });
  return { kind: 'size', of };
}

export function resolveValue(reader: Reader, reference: string): AttributeValue {
  const value = reader.placeholders.value(reference);
  if (value !== undefined) return value;
  throw reader.fault(`An expression attribute value used in expression is not defined; attribute value: ${reference}`);
}

function resolveCall(reader: Reader, { name, operands: syntax }: CallSyntax): Condition {
  const operands = resolveAll(reader, syntax);
  const [first, second] = operands as [Operand, Operand];
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return { kind: 'exists', path: requirePath(reader, name, first), expected: name === 'attribute_exists' };
    case 'attribute_type': {
      const path = requirePath(reader, name, first);
      requireDistinct(reader, name, operands);
      return { kind: 'type', path, type: typeName(reader, second) };
    }
    case 'begins_with':
      requireDistinct(reader, name, operands);
      requireTypes(reader, { name, operands, allowed: ['S', 'B'] });
      return { kind: 'begins-with', operand: first, part: second };
    default:
      requireDistinct(reader, name, operands);
      return { kind: 'contains', operand: first, part: second };
  }
}

function requirePath(reader: Reader, name: string, operand: Operand): Path {
  if (operand.kind === 'path') return operand.path;
  throw reader.fault(`Operator or function requires a document path; operator or function: ${name}`);
}

/** The type that an operand has whatever the item. */
function knownType(operand: Operand): ValueType | undefined {
  if (operand.kind === 'value') return typeOf(operand.value);
  return operand.kind === 'size' ? 'N' : undefined;
}

interface TypeRule {
  readonly name: string;
  readonly operands: readonly Operand[];
  readonly allowed: readonly ValueType[];
}

function requireTypes(reader: Reader, { name, operands, allowed }: TypeRule): void {
  for (const operand of operands) {
    const type = knownType(operand);
    if (type !== undefined && !allowed.includes(type)) throw wrongType(reader, name, type);
  }
}

export function wrongType(reader: Reader, name: string, type: string) {
  return reader.fault(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );
}

function requireOrdered(reader: Reader, name: string, operands: readonly Operand[]): void {
  requireTypes(reader, { name, operands, allowed: ORDERED });
}

function requireDistinct(reader: Reader, operator: string, [first, ...others]: readonly Operand[]): void {
  if (first?.kind !== 'path') return;
  for (const other of others) {
    if (other.kind === 'path' && samePath(first.path, other.path)) throw samePathTwice(reader, operator, first.path);
  }
}

function requireRange(reader: Reader, low: Operand, high: Operand): void {
  if (low.kind !== 'value' || high.kind !== 'value') return;
  const order = compareValues(low.value, high.value);
  if (order !== undefined && order <= 0) return;
  const rule =
    order === undefined
      ? 'same data type for lower and upper bounds'
      : 'upper bound to be greater than or equal to lower bound';
  throw reader.fault(
    `The BETWEEN operator requires ${rule}; lower bound operand: ${boundText(low.value)}, upper bound operand: ${boundText(high.value)}`,
  );
}

function boundText(value: AttributeValue): string {
  const text = value.S ?? value.N ?? Buffer.from(value.B ?? []).toString('base64');
  return `AttributeValue: {${typeOf(value)}:${text}}`;
}

function typeName(reader: Reader, operand: Operand): string {
  const name = operand.kind === 'value' ? operand.value.S : undefined;
  if (name === undefined) {
    throw wrongType(reader, 'attribute_type', knownType(operand) ?? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
  }
  if (!/^(S|N|B|SS|NS|BS|M|L|NULL|BOOL)$/.test(name)) {
    throw reader.fault(`Invalid attribute type name found; type: ${name}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`);
  }
  return name;
}
