// One JSONata expression, and what it sees when it runs. Wording of the errors: recorded executions and test-state
// answers that other projects have published.

import jsonata from 'jsonata';
import { type Chance, registerFunctions } from './functions.ts';
import { GUARD, type Guard, guard } from './guard.ts';
import { plainPath, readPath } from './plain-path.ts';

export interface Expression {
  readonly source: string;
  readonly path: readonly string[] | undefined;
  readonly compiled: jsonata.Expression;
  readonly guarded: boolean;
}

/** @throws the parser's error, with `message` */
export function compileExpression(source: string, chance: Chance): Expression {
  const compiled = jsonata(source);
  registerFunctions(compiled, chance);
  return { source, path: plainPath(source), compiled, guarded: guard(compiled, source) };
}

/** An expression that could not be evaluated, or gave what its field cannot take. */
export class EvaluationError extends Error {
  readonly location: string | undefined;

  constructor(message: string, location?: string) {
    super(message);
    this.name = 'States.QueryEvaluationError';
    this.location = location;
  }
}

const STACK_EXCEEDED =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';

/** What expressions of one state see: `$states` and the variables. */
export class Evaluator {
  readonly #bindings: Record<string, unknown>;

  constructor(states: object, variables: Readonly<Record<string, unknown>>) {
    this.#bindings = { ...variables, states };
  }

  async evaluate(expression: Expression, field: string): Promise<unknown> {
    const known = expression.path === undefined ? undefined : readPath(this.#bindings, expression.path);
    if (known !== undefined) return known;
    const subject = `The JSONata expression '${expression.source}' specified for the field '${field}'`;
    let result: unknown;
    try {
      result = await expression.compiled.evaluate(undefined, this.#bindingsFor(expression));
    } catch (error) {
      throw new EvaluationError(`${subject} threw an error during evaluation${describe(error)}`, field);
    }
    if (result === undefined) throw new EvaluationError(`${subject} returned nothing (undefined).`, field);
    const plain = toPlain(result);
    if (plain === undefined) throw new EvaluationError(`${subject} returned an unsupported result type.`, field);
    return plain;
  }

  #bindingsFor({ guarded }: Expression): Record<string, unknown> {
    if (!guarded) return this.#bindings;
    const count: Guard = { steps: 0 };
    return { ...this.#bindings, [GUARD]: count };
  }
}

/** JSONata's own errors have a code and are a sentence for themselves; limits and the like go on with the one begun. */
function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (message?.includes('call stack') === true) return `: ${STACK_EXCEEDED}`;
  return code === undefined ? `: ${message}` : `. ${code}: ${message}`;
}

/** Plain JSON of a result: sequences of the library carry marks of their own. Undefined for a function. */
function toPlain(value: unknown): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value === 'number') return finite('', value);
  if (typeof value !== 'object' || value === null) return value;
  if ('_jsonata_function' in value || '_jsonata_lambda' in value) return undefined;
  return JSON.parse(JSON.stringify(value, finite));
}

/** JSON has no word for infinity: AWS gives its name as text. */
const finite = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
