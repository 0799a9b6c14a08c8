import type { Seen } from './seen.ts';
import type { WildcardPart } from './wildcard.ts';

export interface Pattern {
  readonly branches: readonly Branch[];
}

/** Every condition of a branch must hold. Sorted by path. */
export type Branch = readonly Condition[];

/** Holds when one of its matchers does. */
export interface Condition {
  readonly path: string;
  readonly matchers: readonly Matcher[];
}

/** Matches a leaf of the event, or, where `exists` is false, its absence. */
export type Matcher =
  | { readonly exists: false }
  | {
      readonly test: (leaf: Seen) => boolean;
      /** What makes a pattern complex. */
      readonly wildcards?: readonly (readonly WildcardPart[])[];
    };
