/** The value at a path such as `$.detail.items[0].name`; `*` gives all elements; undefined when it leads nowhere. */
export function valueAtPath(path: string, root: unknown): unknown {
  let values: unknown[] = [root];
  let several = false;
  for (const [, name, index] of path.slice(1).matchAll(/\.([^.[\]]+)|\[([^\]]+)\]/g)) {
    const step = name ?? (index as string).replace(/^['"]|['"]$/g, '');
    if (step === '*') {
      several = true;
      values = values.flatMap((value) =>
        Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : [],
      );
    } else {
      values = values.map((value) => (value as Record<string, unknown> | null | undefined)?.[step]);
    }
    values = values.filter((value) => value !== undefined);
  }
  return several ? values : values[0];
}

export function isPath(text: string): boolean {
  return /^\$(\.[A-Za-z0-9_\-/* ]+|\.?\[[^\]]+\])*$/.test(text);
}
