import { RequestProblem } from '../errors.ts';
import { type AttributeValue, keepable } from '../values.ts';

/** The names and values that a request's expressions refer to; each must be used by one of them. */
export class Placeholders {
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: Map<string, AttributeValue>;
  readonly #usedNames = new Set<string>();
  readonly #usedValues = new Set<string>();

  constructor(names: Readonly<Record<string, string>> = {}, values: Readonly<Record<string, AttributeValue>> = {}) {
    this.#names = names;
    this.#values = new Map(Object.entries(values).map(([key, value]) => [key, checkedValue(key, value)]));
    for (const key of Object.keys(names)) {
      if (!/^#[A-Za-z0-9_]+$/.test(key)) {
        throw new RequestProblem(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`);
      }
    }
  }

  name(reference: string): string | undefined {
    this.#usedNames.add(reference);
    return this.#names[reference];
  }

  value(reference: string): AttributeValue | undefined {
    this.#usedValues.add(reference);
    return this.#values.get(reference);
  }

  /** @throws ServiceError when one was given that no expression used. */
  requireAllUsed(): void {
    const names = Object.keys(this.#names).filter((name) => !this.#usedNames.has(name));
    if (names.length > 0) {
      throw new RequestProblem(
        `Value provided in ExpressionAttributeNames unused in expressions: keys: {${names.join(', ')}}`,
      );
    }
    const values = [...this.#values.keys()].filter((name) => !this.#usedValues.has(name));
    if (values.length > 0) {
      throw new RequestProblem(
        `Value provided in ExpressionAttributeValues unused in expressions: keys: {${values.join(', ')}}`,
      );
    }
  }
}

function checkedValue(key: string, value: AttributeValue): AttributeValue {
  if (!/^:[A-Za-z0-9_]+$/.test(key)) {
    throw new RequestProblem(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`);
  }
  try {
    return keepable(value);
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    throw new RequestProblem(
      error.message,
      `ExpressionAttributeValues contains invalid value: ${error.older} for key ${key}`,
    );
  }
}

interface Placed {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined;
}

/** The placeholders of a request; refused when given empty, or without an expression that could use them. */
export function readPlaceholders(input: Placed, expressions: readonly string[]): Placeholders {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = input;
  const given = (name: string) => (input as Record<string, unknown>)[name] !== undefined;
  if (names !== undefined) {
    if (!expressions.some(given)) {
      throw new RequestProblem('ExpressionAttributeNames can only be specified when using expressions');
    }
    if (Object.keys(names).length === 0) throw new RequestProblem('ExpressionAttributeNames must not be empty');
  }
  if (values !== undefined) {
    const users = expressions.filter((name) => name !== 'ProjectionExpression');
    if (!users.some(given)) {
      const reason = 'ExpressionAttributeValues can only be specified when using expressions';
      throw new RequestProblem(reason, `${reason}: ${users.join(' and ')} ${users.length > 1 ? 'are' : 'is'} null`);
    }
    if (Object.keys(values).length === 0) throw new RequestProblem('ExpressionAttributeValues must not be empty');
  }
  return new Placeholders(names, values);
}
