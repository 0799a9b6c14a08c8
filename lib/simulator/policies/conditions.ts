import { compare, isNegated, isOperator } from './operators.ts';
import { fill, type Lookup } from './text-template.ts';

export interface Condition {
  readonly operator: Operator;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Operator {
  readonly name: string;
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
}

/** Values of condition keys, lists for keys with many values; key names are compared without regard to case. */
export type Keys = Readonly<Record<string, string | readonly string[] | boolean | number | undefined>>;

/** @returns undefined for what is no operator */
export function readOperator(text: string): Operator | undefined {
  const [, quantifier, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(text) ?? [];
  if (!isOperator(name) || (name === 'Null' && ifExists !== undefined)) return undefined;
  return { name, quantifier: quantifier as Operator['quantifier'], ifExists: ifExists !== undefined };
}

/** Whether a condition holds for the keys of a request. Several values of one condition are alternatives. */
export function holds({ operator, key, values }: Condition, keys: Keys, variables: boolean): boolean {
  const { name, quantifier, ifExists } = operator;
  const actual = valuesOf(keys, key);
  if (name === 'Null') return values.some((wanted) => (actual === undefined) === (wanted.toLowerCase() === 'true'));
  if (actual === undefined) {
    if (ifExists || quantifier === 'ForAllValues') return true;
    return quantifier === undefined && isNegated(name);
  }
  const wanted = variables ? filled(values, keys) : values;
  const one = (value: string) => compare(name, value, wanted);
  if (quantifier === 'ForAllValues') return actual.every(one);
  // Without a quantifier a negated operator must hold for each of the values: it is the opposite of its positive one.
  return quantifier === undefined && isNegated(name) ? actual.every(one) : actual.some(one);
}

export const lookupIn =
  (keys: Keys): Lookup =>
  (key) => {
    const values = valuesOf(keys, key);
    return values?.length === 1 ? values[0] : undefined;
  };

function filled(values: readonly string[], keys: Keys): string[] {
  const lookup = lookupIn(keys);
  return values.map((value) => fill(value, lookup)).filter((value) => value !== undefined);
}

/** An empty list counts as no value. */
function valuesOf(keys: Keys, key: string): string[] | undefined {
  const wanted = key.toLowerCase();
  for (const [name, value] of Object.entries(keys)) {
    if (value === undefined || name.toLowerCase() !== wanted) continue;
    const values = Array.isArray(value) ? value.map(String) : [String(value)];
    return values.length === 0 ? undefined : values;
  }
  return undefined;
}
