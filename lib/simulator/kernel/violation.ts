// What an input does that its shape does not allow, before any service words it.

/** A member's name, a position in a list (from 0), or the key of a map's entry. */
export type PathStep = string | number | { readonly key: string };

/** What was asked of a value. `known` is asked of members' names, `type` of what is no string where a string belongs. */
export type Limit =
  | { readonly kind: 'required' | 'known' | 'type' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | {
      readonly kind: 'min-length' | 'max-length' | 'min-value' | 'max-value';
      readonly bound: number;
    };

export interface Violation {
  readonly path: readonly PathStep[];
  readonly value: unknown;
  /** The list or the map that holds the value, where one does. */
  readonly within?: unknown;
  readonly limit: Limit;
  /** All that is asked of the same value, as lists and maps say it of what they hold. */
  readonly limits: readonly Limit[];
  /** Whether the value must not be repeated to the caller. */
  readonly secret: boolean;
  /** Of a map's key, not of its value. */
  readonly ofKey: boolean;
}

/** The name of the member that a violation is about, or of the one that holds it. */
export function memberOf({ path }: Violation): string {
  return path.findLast((step) => typeof step === 'string') ?? '';
}
