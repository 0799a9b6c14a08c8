import { isMap } from './goldsmith-yaml-words.ts';

/**
 * Keys that are read, checked, and not acted on by this version. Whoever writes one must hear of it: a gate or an approval that
 * one believes in and that is not there is worse than none. Who makes one work takes it from this list.
 */
const notYet = [
  'images.*.rebuild.advisories',
  'images.*.gate',
  'images.*.keep',
  'fleets.*.deploy.watch',
  'rings.*.soak',
  'rings.*.approval',
  'rings.*.window',
  // A second ring: all fleets are released together.
  'rings.1',
];

/** The paths of such keys in a file. */
export function notYetActedOn(root: unknown): PropertyKey[][] {
  return notYet.flatMap((pattern) => matches(root, pattern.split('.')));
}

/** Whether a key of the reference, such as `rings[].soak`, is one of them, or lies in one. */
export function isNotYetActedOn(key: string): boolean {
  const plain = key.replaceAll('[]', '.*').replaceAll('<name>', '*');
  return notYet.some((pattern) => plain === pattern || plain.startsWith(`${pattern}.`));
}

function matches(value: unknown, [step, ...rest]: string[]): PropertyKey[][] {
  if (step === undefined) return [[]];
  return childrenOf(value)
    .filter(([key]) => step === '*' || step === String(key))
    .flatMap(([key, child]) => matches(child, rest).map((path) => [key, ...path]));
}

function childrenOf(value: unknown): [PropertyKey, unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isMap(value) ? Object.entries(value) : [];
}
