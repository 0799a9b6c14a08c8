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
  /** The Map Run of the state that it is in. */
  mapRunArn: string | undefined;
  /** Set once the end is reached. */
  done: { readonly output: unknown } | undefined;
}

export function newFrame(at: string, input: unknown, variables: Variables): Frame {
  return { at, input, variables, inner: undefined, mapRunArn: undefined, done: undefined };
}

/** Forgets what a state has begun inside itself: it is left, or tried again from its start. */
export function clearState(frame: Frame): void {
  frame.inner = undefined;
  frame.mapRunArn = undefined;
}
