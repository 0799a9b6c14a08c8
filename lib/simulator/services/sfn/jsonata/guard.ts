// AWS ends an expression after a second. Here a count of steps stands for the second, so that the same expression always ends
// the same way. AWS's bound of 100 levels is not held: the library evaluates members side by side, and cannot tell
// width from depth.

import type jsonata from 'jsonata';

const MAX_STEPS = 200_000;

/** What the operator `..` may give: AWS takes a range of so many numbers, and refuses one of one more. */
const MAX_SEQUENCE = 873_782;

export const MEMORY_EXCEEDED = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';

/** The name under which each evaluation carries its own count. */
export const GUARD = '__guard';

export interface Guard {
  steps: number;
}

interface Frame {
  lookup(name: string): unknown;
}

/** Puts an expression under guard where it could need one: only functions can go round for ever. */
export function guard(expression: jsonata.Expression, source: string): boolean {
  const assign = expression.assign as unknown as (name: symbol, value: unknown) => void;
  if (source.includes('..')) {
    assign(Symbol.for('jsonata.__evaluate_exit'), (_node: unknown, _input: unknown, _frame: Frame, result: unknown) => {
      if (Array.isArray(result) && result.length > MAX_SEQUENCE) throw new Error(MEMORY_EXCEEDED);
    });
  }
  if (!/function|λ/.test(source)) return false;
  assign(Symbol.for('jsonata.__evaluate_entry'), (_node: unknown, _input: unknown, frame: Frame) => {
    const held = frame.lookup(GUARD) as Guard | undefined;
    if (held === undefined) return;
    held.steps++;
    if (held.steps > MAX_STEPS) throw new Error('Expression evaluation timeout: Check for infinite loop');
  });
  return true;
}
