// Where a run of states stands, so that a redrive can go on from there.

export type Variables = Readonly<Record<string, unknown>>;

export interface Frame {
  /** The state that it is in, or is about to enter. */
  at: string;
  input: unknown;
  /** Own variables, those of the frames around it included. */
  variables: Variables;
  /** Branches or iterations of the state that it is in. */
  inner: (Frame | undefined)[] | undefined;
  /** Set once the end is reached. */
  done: { readonly output: unknown } | undefined;
}

export function newFrame(at: string, input: unknown, variables: Variables): Frame {
  return { at, input, variables, inner: undefined, done: undefined };
}
