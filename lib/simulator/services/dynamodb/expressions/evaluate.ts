import { type AttributeValue, compareValues, type Item, sameValue, setMembers, typeOf, valueSize } from '../values.ts';
import type { Condition, Operand } from './condition.ts';
import { valueAt } from './path.ts';
import type { Comparator } from './syntax.ts';

/** Whether a condition holds for an item; a missing item is an empty one. An absent operand makes a comparison false. */
export function holds(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item) && holds(condition.right, item);
    case 'or':
      return holds(condition.left, item) || holds(condition.right, item);
    case 'not':
      return !holds(condition.inner, item);
    case 'exists':
      return (valueAt(item, condition.path) !== undefined) === condition.expected;
    case 'type': {
      const value = valueAt(item, condition.path);
      return value !== undefined && typeOf(value) === condition.type;
    }
    case 'compare':
      return compare(condition.comparator, read(condition.left, item), read(condition.right, item));
    case 'between': {
      const value = read(condition.operand, item);
      return compare('>=', value, read(condition.low, item)) && compare('<=', value, read(condition.high, item));
    }
    case 'in': {
      const value = read(condition.operand, item);
      return condition.among.some((one) => compare('=', value, read(one, item)));
    }
    case 'begins-with':
      return beginsWith(read(condition.operand, item), read(condition.part, item));
    case 'contains':
      return contains(read(condition.operand, item), read(condition.part, item));
  }
}

function read(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') return valueAt(item, operand.path);
  const value = read(operand.of, item);
  const size = value === undefined ? undefined : countedSize(value);
  return size === undefined ? undefined : { N: String(size) };
}

/** What size() gives: characters' bytes, bytes or members; undefined for types that have none. */
function countedSize(value: AttributeValue): number | undefined {
  if (value.S !== undefined || value.B !== undefined) return valueSize(value);
  if (value.L !== undefined) return value.L.length;
  if (value.M !== undefined) return Object.keys(value.M).length;
  const type = typeOf(value);
  return type === 'SS' || type === 'NS' || type === 'BS' ? setMembers(value).length : undefined;
}

function compare(comparator: Comparator, a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined) return comparator === '<>' && a !== b;
  if (comparator === '=') return sameValue(a, b);
  if (comparator === '<>') return !sameValue(a, b);
  const order = compareValues(a, b);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function beginsWith(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (value?.S !== undefined && part?.S !== undefined) return value.S.startsWith(part.S);
  if (value?.B !== undefined && part?.B !== undefined) {
    return Buffer.compare(value.B.subarray(0, part.B.byteLength), part.B) === 0;
  }
  return false;
}

function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (value === undefined || part === undefined) return false;
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S);
  if (value.B !== undefined) return part.B !== undefined && Buffer.from(value.B).includes(Buffer.from(part.B));
  if (value.L !== undefined) return value.L.some((item) => sameValue(item, part));
  const members: AttributeValue | undefined =
    (part.S !== undefined && { SS: [part.S] }) ||
    (part.N !== undefined && { NS: [part.N] }) ||
    (part.B !== undefined && { BS: [part.B] }) ||
    undefined;
  if (members === undefined || typeOf(members) !== typeOf(value)) return false;
  return setMembers(value).includes(setMembers(members)[0] as string);
}
