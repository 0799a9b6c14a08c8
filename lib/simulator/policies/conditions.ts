import { matches } from './wildcard.ts';

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Values of condition keys, lists for keys with many values; key names are compared without regard to case. */
export type Keys = Readonly<Record<string, string | readonly string[] | boolean | number | undefined>>;

const OPERATORS: Readonly<Record<string, (actual: string, wanted: string) => boolean>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: (actual, wanted) => matches(wanted, actual),
  ArnEquals: (actual, wanted) => matches(wanted, actual),
  ArnLike: (actual, wanted) => matches(wanted, actual),
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: (actual, wanted) => Number(actual) === Number(wanted),
  NumericLessThan: (actual, wanted) => Number(actual) < Number(wanted),
  NumericLessThanEquals: (actual, wanted) => Number(actual) <= Number(wanted),
  NumericGreaterThan: (actual, wanted) => Number(actual) > Number(wanted),
  NumericGreaterThanEquals: (actual, wanted) => Number(actual) >= Number(wanted),
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

interface Operator {
  readonly name: string;
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
}

export function knowsOperator(text: string): boolean {
  const { name } = readOperator(text);
  return name === 'Null' || name in OPERATORS || name in NEGATED;
}

/** Whether a condition holds for the keys of a request. Several values of one condition are alternatives. */
export function holds(condition: Condition, keys: Keys): boolean {
  const operator = readOperator(condition.operator);
  const actual = valuesOf(keys, condition.key);
  if (operator.name === 'Null')
    return condition.values.some((wanted) => (actual === undefined) === (wanted === 'true'));
  if (actual === undefined) {
    // A negated operator holds for an absent key, as ForAllValues and ...IfExists do.
    return operator.ifExists || operator.quantifier === 'ForAllValues' || operator.name in NEGATED;
  }
  const one = (value: string) => compare(operator.name, value, condition.values);
  return operator.quantifier === 'ForAllValues' ? actual.every(one) : actual.some(one);
}

function compare(name: string, actual: string, wanted: readonly string[]): boolean {
  const positive = NEGATED[name];
  if (positive !== undefined) return !compare(positive, actual, wanted);
  const test = OPERATORS[name];
  return test !== undefined && wanted.some((value) => test(actual, value));
}

function valuesOf(keys: Keys, key: string): string[] | undefined {
  const wanted = key.toLowerCase();
  for (const [name, value] of Object.entries(keys)) {
    if (name.toLowerCase() !== wanted || value === undefined) continue;
    return Array.isArray(value) ? value.map(String) : [String(value)];
  }
  return undefined;
}

function readOperator(text: string): Operator {
  const [, quantifier, name = text, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(text) ?? [];
  return { name, quantifier: quantifier as Operator['quantifier'], ifExists: ifExists !== undefined };
}
