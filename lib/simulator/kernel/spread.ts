// Eventual consistency: whoever waits for a write sees it at once, everyone else after a delay of its own.

import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';

interface Late {
  /** What everyone else goes on seeing; undefined when there was nothing before. */
  readonly before: unknown;
  readonly untilMs: number;
}

/** The writes of one service that are still on their way, by what was written to. */
export class Spread {
  readonly #clock: Clock;
  readonly delayMs: () => number;
  readonly #late = new Map<string, Late>();
  #quietAtMs = Number.NEGATIVE_INFINITY;

  /** @param delayMs draws how long one write takes */
  constructor(clock: Clock, delayMs: () => number) {
    this.#clock = clock;
    this.delayMs = delayMs;
  }

  /** Whether all writes are seen by all. */
  get quiet(): boolean {
    if (this.#clock.nowMs < this.#quietAtMs) return false;
    this.#late.clear();
    return true;
  }

  begin(key: string, before: unknown): void {
    const nowMs = this.#clock.nowMs;
    // A quiet moment is when what has spread is forgotten.
    const own = this.quiet ? undefined : this.#late.get(key);
    // What is still on its way keeps its time: else what is written to again and again would never be seen.
    if (own !== undefined && own.untilMs > nowMs) return;
    const untilMs = nowMs + this.delayMs();
    if (untilMs <= nowMs) return;
    this.#late.set(key, { before, untilMs });
    this.#quietAtMs = Math.max(this.#quietAtMs, untilMs);
  }

  /** Ends the waiting: what is gone is gone for everyone. */
  end(key: string): void {
    this.#late.delete(key);
  }

  /** What is seen under a key by those who do not wait. */
  see<Value>(key: string, latest: Value | undefined): Value | undefined {
    const own = this.#late.get(key);
    return own === undefined || own.untilMs <= this.#clock.nowMs ? latest : (own.before as Value | undefined);
  }

  /** Whether what was made under a key is not seen by all yet. */
  hides(key: string): boolean {
    const own = this.#late.get(key);
    return own !== undefined && own.before === undefined && own.untilMs > this.#clock.nowMs;
  }
}

/** AWS's services wait for each other's writes, and try again until they see them. */
export const waits = (caller: Caller): boolean => caller.settled ?? caller.kind === 'service';
