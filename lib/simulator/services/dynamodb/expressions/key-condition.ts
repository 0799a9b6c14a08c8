import { RequestProblem, validation } from '../errors.ts';
import { type AttributeValue, typeOf } from '../values.ts';
import { type Condition, type Operand, parseCondition } from './condition.ts';
import type { Reader } from './reader.ts';

export interface KeyNames {
  readonly hash: string;
  readonly range: string | undefined;
}

/** Which partition is asked for, and which of its items. */
export interface KeyCondition {
  readonly hash: AttributeValue;
  readonly range: Condition | undefined;
}

type KeyPart = Extract<Condition, { kind: 'compare' | 'between' | 'begins-with' }>;

/** @throws ServiceError unless it is an equality on the partition key and at most one condition on the sort key. */
export function parseKeyCondition(reader: Reader, keys: KeyNames, types: (name: string) => string | undefined) {
  const conditions = parts(parseCondition(reader)).map((part) => ({ part, name: keyOf(part) }));
  const names = conditions.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw reader.fault('KeyConditionExpressions must only contain one condition per key');
  }
  const own = keys.range === undefined ? 1 : 2;
  if (conditions.length > 2) {
    throw validation(
      `The number of query conditions (${conditions.length}) exceeds the number of key attributes defined in the schema (${own})`,
    );
  }
  const hash = conditions.find(({ name }) => name === keys.hash);
  const other = conditions.find((condition) => condition !== hash);
  if (hash === undefined) throw missingKey(keys.hash);
  if (other !== undefined && keys.range === undefined) throw unsupported();
  if (other !== undefined && other.name !== keys.range) throw missingKey(keys.range as string);
  const value = hash.part.kind === 'compare' && hash.part.comparator === '=' ? valuesOf(hash.part)[0] : undefined;
  if (value === undefined) throw unsupported();
  for (const { part, name } of conditions) requireSchemaType(part, types(name));
  return { hash: value, range: other?.part } satisfies KeyCondition;
}

const unsupported = () => validation('Query key condition not supported');

const missingKey = (name: string) => validation(`Query condition missed key schema element: ${name}`);

function requireSchemaType(part: KeyPart, type: string | undefined): void {
  if (valuesOf(part).every((value) => typeOf(value) === type)) return;
  throw validation('One or more parameter values were invalid: Condition parameter type does not match schema type');
}

function parts(condition: Condition): KeyPart[] {
  switch (condition.kind) {
    case 'and':
      return [...parts(condition.left), ...parts(condition.right)];
    case 'between':
    case 'begins-with':
      return [condition];
    case 'compare':
      if (condition.comparator !== '<>') return [condition];
      throw new RequestProblem('Invalid operator used in KeyConditionExpression: <>');
    default:
      throw new RequestProblem(`Invalid operator used in KeyConditionExpression: ${operatorOf(condition)}`);
  }
}

function operatorOf(condition: Condition): string {
  switch (condition.kind) {
    case 'exists':
      return condition.expected ? 'attribute_exists' : 'attribute_not_exists';
    case 'type':
      return 'attribute_type';
    case 'contains':
      return 'contains';
    default:
      return condition.kind.toUpperCase();
  }
}

function operandsOf(part: KeyPart): readonly Operand[] {
  switch (part.kind) {
    case 'compare':
      return [part.left, part.right];
    case 'between':
      return [part.operand, part.low, part.high];
    default:
      return [part.operand, part.part];
  }
}

/** The one attribute that a condition speaks of, which must come first but in a comparison. */
function keyOf(part: KeyPart): string {
  const operands = operandsOf(part);
  if (operands.some(({ kind }) => kind === 'size')) {
    throw new RequestProblem('KeyConditionExpressions cannot contain nested operations');
  }
  const invalid = 'Invalid condition in KeyConditionExpression: ';
  const paths = operands.flatMap((operand) => (operand.kind === 'path' ? [operand.path] : []));
  if (paths.length > 1) throw new RequestProblem(`${invalid}Multiple attribute names used in one condition`);
  const [path] = paths;
  if (path === undefined) throw new RequestProblem(`${invalid}No key attribute specified`);
  if (part.kind !== 'compare' && operands[0]?.kind !== 'path') {
    const operator = part.kind === 'between' ? 'BETWEEN' : 'begins_with';
    throw new RequestProblem(`${invalid}${operator} operator must have the key attribute as its first operand`);
  }
  if (path.length > 1) throw new RequestProblem('KeyConditionExpressions cannot have conditions on nested attributes');
  return path[0] as string;
}

function valuesOf(part: KeyPart): AttributeValue[] {
  return operandsOf(part).flatMap((operand) => (operand.kind === 'value' ? [operand.value] : []));
}
