import { validation } from '../errors.ts';
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

const unsupported = () => validation('Query key condition not supported');

/** @throws ServiceError unless it is an equality on the partition key and at most one condition on the sort key. */
export function parseKeyCondition(reader: Reader, keys: KeyNames, types: (name: string) => string | undefined) {
  let hash: AttributeValue | undefined;
  let range: Condition | undefined;
  for (const part of parts(reader, parseCondition(reader))) {
    const name = keyOf(part);
    if (name === keys.hash && hash === undefined) {
      const value = part.kind === 'compare' && part.comparator === '=' ? other(part.left, part.right) : undefined;
      if (value === undefined) throw unsupported();
      hash = value;
    } else if (name === keys.range && range === undefined) {
      if (part.kind === 'compare' && part.comparator === '<>') {
        throw reader.fault('Unsupported operator on KeyCondition; operator: <>');
      }
      range = part;
    } else if (hash !== undefined && range !== undefined) {
      throw validation('Conditions must be of length 1 or 2');
    } else {
      throw missingKey(keys, hash !== undefined);
    }
    for (const value of valuesOf(part)) {
      if (typeOf(value) !== types(name)) {
        throw validation(
          'One or more parameter values were invalid: Condition parameter type does not match schema type',
        );
      }
    }
  }
  if (hash === undefined) throw missingKey(keys, false);
  return { hash, range } satisfies KeyCondition;
}

function missingKey(keys: KeyNames, hashSeen: boolean) {
  if (hashSeen && keys.range === undefined) return unsupported();
  return validation(`Query condition missed key schema element: ${hashSeen ? keys.range : keys.hash}`);
}

function parts(reader: Reader, condition: Condition): Condition[] {
  switch (condition.kind) {
    case 'and':
      return [...parts(reader, condition.left), ...parts(reader, condition.right)];
    case 'compare':
    case 'between':
    case 'begins-with':
      return [condition];
    default:
      throw reader.fault(`Invalid operator used in KeyConditionExpression: ${operatorOf(condition)}`);
  }
}

function operatorOf(condition: Condition): string {
  switch (condition.kind) {
    case 'exists':
      return condition.expected ? 'attribute_exists' : 'attribute_not_exists';
    case 'type':
      return 'attribute_type';
    default:
      return condition.kind.toUpperCase() === 'CONTAINS' ? 'contains' : condition.kind.toUpperCase();
  }
}

function operandsOf(condition: Condition): Operand[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.left, condition.right];
    case 'between':
      return [condition.operand, condition.low, condition.high];
    case 'begins-with':
      return [condition.operand, condition.part];
    default:
      return [];
  }
}

function keyOf(condition: Condition): string {
  const paths = operandsOf(condition).filter((operand) => operand.kind === 'path');
  const [first] = paths;
  if (paths.length !== 1 || first?.path.length !== 1) throw unsupported();
  return first.path[0] as string;
}

function valuesOf(condition: Condition): AttributeValue[] {
  return operandsOf(condition).flatMap((operand) => (operand.kind === 'value' ? [operand.value] : []));
}

function other(left: Operand, right: Operand): AttributeValue | undefined {
  if (left.kind === 'path' && right.kind === 'value') return right.value;
  return left.kind === 'value' && right.kind === 'path' ? left.value : undefined;
}
