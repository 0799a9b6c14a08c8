import { architectureOf, presetOf } from '../contract/base.ts';

/** A small type of the architecture that a base has. */
export function smallInstanceType(base: string): string {
  if (architectureOf(base) === 'arm64') return 't4g.small';
  // Windows Server needs 2 GiB for itself.
  return presetOf(base)?.platform === 'Windows' ? 't3.medium' : 't3.small';
}
