import { isMap } from './goldsmith-yaml-words.ts';

/**
 * Keys that are read, checked, and not acted on by this version. Whoever writes one must hear of it: a gate or an approval that
 * one believes in and that is not there is worse than none. Who makes one work takes it from this list.
 */
const notYet: Record<string, string> = {
  'images.*.gate': 'no finding rejects an image version',
  'images.*.keep': 'old versions stay until someone removes them',
  'fleets.*.deploy.watch': 'nobody watches a fleet once its deployment has ended',
  'rings.*.soak': 'nothing waits for it',
  'rings.*.approval': 'releases go out without',
  'rings.*.window': 'releases go out at any time',
  'rings.1': 'the fleets of all rings are released together',
};

/** The paths of such keys in a file, and what holds in their place. */
export function notYetActedOn(root: unknown): { path: PropertyKey[]; instead: string }[] {
  return Object.entries(notYet).flatMap(([pattern, instead]) =>
    matches(root, pattern.split('.')).map((path) => ({ path, instead })),
  );
}

/** Whether a key of the reference, such as `rings[].soak`, is one of them, or lies in one. */
export function isNotYetActedOn(key: string): boolean {
  const plain = key.replaceAll('[]', '.*').replaceAll('<name>', '*');
  return Object.keys(notYet).some((pattern) => plain === pattern || plain.startsWith(`${pattern}.`));
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
