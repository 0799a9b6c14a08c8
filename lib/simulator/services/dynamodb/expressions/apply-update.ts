// What an update does to an item. Every value is read from the item as it was; the item itself is never changed in place.

import { addNumbers } from '../decimal.ts';
import { validation } from '../errors.ts';
import { type AttributeValue, type Item, numberProblem, setMembers, typeOf } from '../values.ts';
import { type Path, valueAt } from './path.ts';
import type { Update, UpdateValue } from './update.ts';

const wrongType = () => validation('An operand in the update expression has an incorrect data type');
const badPath = () => validation('The document path provided in the update expression is invalid for update');
const missing = () => validation('The provided expression refers to an attribute that does not exist in the item');

export function applyUpdate(update: Update, before: Item): Item {
  let item = before;
  for (const { path, value } of update.set) item = put(item, path, compute(value, before));
  for (const { path, value } of update.add) item = put(item, path, added(valueAt(before, path), value));
  for (const { path, value } of update.delete) {
    requireParent(before, path);
    const left = without(valueAt(before, path), value);
    if (left === 'empty') item = drop(item, path);
    else if (left !== undefined) item = put(item, path, left);
  }
  for (const path of [...update.remove].sort(laterElementsFirst)) item = drop(item, path);
  return item;
}

/** What holds the last step must be there, and be a map or a list as the step wants. */
function requireParent(item: Item, path: Path): void {
  if (path.length < 2) return;
  const parent = valueAt(item, path.slice(0, -1));
  if ((typeof path.at(-1) === 'number' ? parent?.L : parent?.M) === undefined) throw badPath();
}

/** Taking away a later element of a list leaves the places of those before it. */
function laterElementsFirst(a: Path, b: Path): number {
  const [x, y] = [a.at(-1), b.at(-1)];
  return typeof x === 'number' && typeof y === 'number' ? y - x : 0;
}

function compute(value: UpdateValue, item: Item): AttributeValue {
  switch (value.kind) {
    case 'value':
      return value.value;
    case 'path': {
      const found = valueAt(item, value.path);
      if (found === undefined) throw missing();
      return found;
    }
    case 'if-not-exists':
      return valueAt(item, value.path) ?? compute(value.otherwise, item);
    case 'list-append': {
      const [left, right] = [compute(value.left, item), compute(value.right, item)];
      if (left.L === undefined || right.L === undefined) throw wrongType();
      return { L: [...left.L, ...right.L] };
    }
    default:
      return sum(compute(value.left, item), compute(value.right, item), value.kind === '-');
  }
}

function sum(left: AttributeValue, right: AttributeValue, subtract: boolean): AttributeValue {
  if (left.N === undefined || right.N === undefined) throw wrongType();
  const result = addNumbers(left.N, right.N, subtract);
  if (/^-?[\d.]+$/.test(result)) return { N: result };
  throw numberProblem(result, '');
}

function added(before: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (before === undefined) return value;
  if (value.N !== undefined) return sum(before, value, false);
  if (typeOf(before) !== typeOf(value)) throw wrongType();
  const known = new Set(setMembers(before));
  const keys = setMembers(value);
  const fresh = <T>(members: readonly T[]): T[] => members.filter((_, i) => !known.has(keys[i] as string));
  if (value.SS !== undefined) return { SS: [...(before.SS ?? []), ...fresh(value.SS)] };
  if (value.NS !== undefined) return { NS: [...(before.NS ?? []), ...fresh(value.NS)] };
  return { BS: [...(before.BS ?? []), ...fresh(value.BS ?? [])] };
}

function without(before: AttributeValue | undefined, value: AttributeValue): AttributeValue | 'empty' | undefined {
  if (before === undefined) return undefined;
  if (typeOf(before) !== typeOf(value)) throw wrongType();
  const gone = new Set(setMembers(value));
  const keys = setMembers(before);
  if (keys.every((key) => gone.has(key))) return 'empty';
  const kept = <T>(members: readonly T[]): T[] => members.filter((_, i) => !gone.has(keys[i] as string));
  if (before.SS !== undefined) return { SS: kept(before.SS) };
  if (before.NS !== undefined) return { NS: kept(before.NS) };
  return { BS: kept(before.BS ?? []) };
}

function put(item: Item, [name, ...rest]: Path, value: AttributeValue): Item {
  const inside = item[name as string];
  if (rest.length === 0) return { ...item, [name as string]: value };
  if (inside === undefined) throw badPath();
  return { ...item, [name as string]: putInside(inside, rest, value) };
}

function putInside(container: AttributeValue, [step, ...rest]: Path, value: AttributeValue): AttributeValue {
  if (typeof step === 'string') {
    if (container.M === undefined) throw badPath();
    return { M: put(container.M, [step, ...rest], value) };
  }
  if (container.L === undefined || step === undefined) throw badPath();
  const list = [...container.L];
  const element = list[step];
  if (rest.length === 0) list[Math.min(step, list.length)] = value;
  else if (element === undefined) throw badPath();
  else list[step] = putInside(element, rest, value);
  return { L: list };
}

function drop(item: Item, [name, ...rest]: Path): Item {
  const inside = item[name as string];
  if (rest.length === 0) {
    const { [name as string]: _, ...others } = item;
    return others;
  }
  if (inside === undefined) throw badPath();
  return { ...item, [name as string]: dropInside(inside, rest) };
}

function dropInside(container: AttributeValue, [step, ...rest]: Path): AttributeValue {
  if (typeof step === 'string') {
    if (container.M === undefined) throw badPath();
    return { M: drop(container.M, [step, ...rest]) };
  }
  if (container.L === undefined || step === undefined) throw badPath();
  if (rest.length === 0) return { L: container.L.filter((_, i) => i !== step) };
  const element = container.L[step];
  if (element === undefined) throw badPath();
  return { L: container.L.map((one, i) => (i === step ? dropInside(element, rest) : one)) };
}
