import { validation } from './errors.ts';
import type { Condition, Operand } from './expressions/condition.ts';
import type { KeyNames } from './expressions/key-condition.ts';
import type { Path } from './expressions/path.ts';

/** Refuses a query's filter that speaks of the key: that is what the key condition is for. */
export function requireNoKeys(filter: Condition, keys: KeyNames): void {
  for (const [name] of conditionPaths(filter)) {
    if (name !== keys.hash && name !== keys.range) continue;
    throw validation(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`);
  }
}

/** Every path that a condition reads. */
export function conditionPaths(condition: Condition): Path[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...conditionPaths(condition.left), ...conditionPaths(condition.right)];
    case 'not':
      return conditionPaths(condition.inner);
    case 'exists':
    case 'type':
      return [condition.path];
    case 'compare':
      return pathsOf([condition.left, condition.right]);
    case 'between':
      return pathsOf([condition.operand, condition.low, condition.high]);
    case 'in':
      return pathsOf([condition.operand, ...condition.among]);
    default:
      return pathsOf([condition.operand, condition.part]);
  }
}

function pathsOf(operands: readonly Operand[]): Path[] {
  return operands.flatMap((operand) => {
    if (operand.kind === 'size') return pathsOf([operand.of]);
    return operand.kind === 'value' ? [] : [operand.path];
  });
}
