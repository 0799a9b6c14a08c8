// Most expressions only name a value: `$states.input.image`. Where every step on the way is an object, reading it by hand gives
// what JSONata gives, without its promises. In any other case the answer is left to JSONata.

const PATH = /^\$([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*)*)$/;
const OPERATORS = new Set(['and', 'or', 'in']);

/** The variable and the members that a source names, or undefined when it does more. */
export function plainPath(source: string): readonly string[] | undefined {
  const match = PATH.exec(source);
  if (match === null) return undefined;
  const steps = [match[1] as string, ...(match[2] as string).split('.').slice(1)];
  return steps.some((step) => OPERATORS.has(step)) ? undefined : steps;
}

/** The value at the end of a path, or undefined when JSONata has to say. */
export function readPath(bindings: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let value: unknown = bindings;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
