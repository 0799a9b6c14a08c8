import { validation } from '../errors.ts';
import { FUNCTIONS } from './functions.ts';
import type { Expression } from './parse-expression.ts';
import { type Series, scalar, series, type Value } from './values.ts';

export interface Scope {
  readonly startMs: number;
  readonly endMs: number;
  readonly periodMs: number;
  /** The value of another query of the same request. */
  value(id: string): Value;
  /** All metrics of the request whose ids contain a text. */
  metrics(containing: string): readonly Series[];
}

export function evaluateExpression(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'number':
      return scalar(expression.value);
    case 'text':
      throw validation(`A text cannot stand here: '${expression.value}'`);
    case 'id':
      return scope.value(expression.name);
    case 'list':
      return { kind: 'list', items: expression.items.flatMap((item) => seriesOf(evaluateExpression(item, scope))) };
    case 'negate':
      return combine('-', scalar(0), evaluateExpression(expression.of, scope));
    case 'operator':
      return combine(
        expression.name,
        evaluateExpression(expression.left, scope),
        evaluateExpression(expression.right, scope),
      );
    default:
      return callFunction(expression, scope);
  }
}

function callFunction(call: Extract<Expression, { kind: 'call' }>, scope: Scope): Value {
  if (call.name === 'METRICS') {
    const [containing] = call.args;
    return { kind: 'list', items: scope.metrics(containing?.kind === 'text' ? containing.value : '') };
  }
  const run = FUNCTIONS[call.name];
  if (run === undefined) {
    throw validation(
      `The simulator does not model the function ${call.name}; it knows ${Object.keys(FUNCTIONS).join(', ')}`,
    );
  }
  // FILL takes the words REPEAT and LINEAR, which stand like ids.
  const args = call.args.map((arg) =>
    arg.kind === 'id' && (arg.name === 'REPEAT' || arg.name === 'LINEAR') ? arg.name : evaluateExpression(arg, scope),
  );
  return run(args, scope);
}

function seriesOf(value: Value): readonly Series[] {
  if (value.kind === 'scalar') throw validation('A list holds time series only');
  return value.kind === 'series' ? [value] : value.items;
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  AND: (a, b) => Number(a !== 0 && b !== 0),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  OR: (a, b) => Number(a !== 0 || b !== 0),
  '||': (a, b) => Number(a !== 0 || b !== 0),
};

/** Two series meet only where both have data. */
function combine(name: string, left: Value, right: Value): Value {
  const apply = OPERATORS[name] as (a: number, b: number) => number;
  if (left.kind === 'list')
    return { kind: 'list', items: left.items.flatMap((item) => seriesOf(combine(name, item, right))) };
  if (right.kind === 'list')
    return { kind: 'list', items: right.items.flatMap((item) => seriesOf(combine(name, left, item))) };
  if (left.kind === 'scalar' && right.kind === 'scalar') return scalar(apply(left.value, right.value));
  const grid = left.kind === 'series' ? left : (right as Series);
  const points: [number, number][] = [];
  for (const ms of grid.points.keys()) {
    const a = left.kind === 'scalar' ? left.value : left.points.get(ms);
    const b = right.kind === 'scalar' ? right.value : right.points.get(ms);
    if (a !== undefined && b !== undefined) points.push([ms, apply(a, b)]);
  }
  return series(points);
}
