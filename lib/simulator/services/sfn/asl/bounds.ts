/** What a number of a field may be. Without `integer: false`, a whole one. */
export interface Bounds {
  readonly min: number;
  readonly max?: number;
  readonly integer?: boolean;
}

const SECONDS = { min: 1, max: 99_999_999 };

/** Fields whose number an expression may give: held to these when the definition is read, or else when the expression has run. */
export const BOUNDS = {
  TimeoutSeconds: SECONDS,
  HeartbeatSeconds: SECONDS,
  Seconds: { min: 0, max: 99_999_999 },
  MaxConcurrency: { min: 0 },
  ToleratedFailureCount: { min: 0 },
  ToleratedFailurePercentage: { min: 0, max: 100, integer: false },
  MaxItemsPerBatch: { min: 1 },
  /** The most that the input of a child may hold. */
  MaxInputBytesPerBatch: { min: 1, max: 262_144 },
} satisfies Readonly<Record<string, Bounds>>;

export type NumericField = keyof typeof BOUNDS;
