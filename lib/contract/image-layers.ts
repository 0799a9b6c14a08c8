// `base: image:<name>`: images in layers, and what stands at the root of them.

type Bases = Readonly<Record<string, unknown>>;

/** The image that a base names, if it names one. */
export function parentOf(base: unknown): string | undefined {
  return typeof base === 'string' && base.startsWith('image:') ? base.slice('image:'.length) : undefined;
}

/** An image and those that it is built on, nearest first; ends before one that is named twice or declared nowhere. */
export function ancestry(name: string, bases: Bases): string[] {
  const line: string[] = [];
  for (let at: string | undefined = name; at !== undefined && !line.includes(at); at = parentOf(bases[at])) {
    if (!Object.hasOwn(bases, at)) break;
    line.push(at);
  }
  return line;
}

/** What the root of an image's layers is built on: what the architecture and the agents come from. */
export function rootBase(name: string, bases: Bases): unknown {
  return bases[ancestry(name, bases).at(-1) ?? name];
}

/** Parents before their children. */
export function inLayers(names: readonly string[], bases: Bases): string[] {
  const depth = (name: string) => ancestry(name, bases).length;
  return [...names].sort((left, right) => depth(left) - depth(right));
}

/** The images that a circle leads through, from this one back to it; undefined when it is on none. */
export function circleOf(name: string, bases: Bases): string[] | undefined {
  const line = ancestry(name, bases);
  return parentOf(bases[line.at(-1) ?? name]) === name ? [...line, name] : undefined;
}
