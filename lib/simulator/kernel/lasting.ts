// Values that a service keeps and hands out in answers, and never changes: it puts a new one in their place.

const known = new WeakSet<object>();

/** Promises that a value, with all that it holds, stays as it is; what was made of it may be kept. */
export function lasting<T extends object>(value: T): T {
  known.add(value);
  return Object.freeze(value);
}

export function isLasting(value: object): boolean {
  return known.has(value);
}
