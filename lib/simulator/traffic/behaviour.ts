// How the application of an image behaves, and how an image inherits it from the one that it was made from.

export interface Behaviour {
  /** False: the machine runs and never gets as far as a network. */
  readonly boots: boolean;
  /** False: the management agent does not come up. */
  readonly agentStarts: boolean;
  /** From `running` to booted; drawn from the table of durations when absent. */
  readonly bootSeconds: number | undefined;
  /** From booted until the application listens. */
  readonly warmUpSeconds: number;
  /** What the application answers on the machine itself, and to health checks when `probeStatus` is absent. From 500 on, users fail too. */
  readonly healthStatus: number;
  /** What health checks from outside get; only they. */
  readonly probeStatus: number | undefined;
  /** Share of users' requests that end with status 500, 0 to 1. Health checks and build tests do not see it. */
  readonly errorRate: number;
  /** The errors begin so long after the application came up. */
  readonly errorsAfterSeconds: number;
  readonly latencyMs: { readonly median: number; readonly p95: number };
  /** So long after the application came up it answers 500 to everyone. */
  readonly unhealthyAfterSeconds: number | undefined;
}

export const GOOD: Behaviour = {
  boots: true,
  agentStarts: true,
  bootSeconds: undefined,
  warmUpSeconds: 5,
  healthStatus: 200,
  probeStatus: undefined,
  errorRate: 0,
  errorsAfterSeconds: 0,
  latencyMs: { median: 20, p95: 60 },
  unhealthyAfterSeconds: undefined,
};

/** Behaviours by AMI id that tell when they are changed. */
export class Behaviours extends Map<string, Partial<Behaviour>> {
  readonly #changed: () => void;

  constructor(changed: () => void) {
    super();
    this.#changed = changed;
  }

  override set(imageId: string, behaviour: Partial<Behaviour>): this {
    super.set(imageId, behaviour);
    this.#changed?.();
    return this;
  }

  override delete(imageId: string): boolean {
    const held = super.delete(imageId);
    this.#changed();
    return held;
  }

  override clear(): void {
    super.clear();
    this.#changed();
  }
}

/** The behaviour of an image: its own words over those of the images that it was made from, over good behaviour. */
export function inherit(behaviours: ReadonlyMap<string, Partial<Behaviour>>, lineage: readonly string[]): Behaviour {
  if (behaviours.size === 0) return GOOD;
  return Object.assign({}, GOOD, ...[...lineage].reverse().map((imageId) => behaviours.get(imageId)));
}
