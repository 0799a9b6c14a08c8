// The two drives of the one clock. Stepped: time jumps to the next due entry once nothing is in flight.
// Paced: virtual time runs at a factor of real time, for programs outside. Only here does real time exist.

import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import type { InFlight } from './in-flight.ts';

export interface RunGoal {
  /** Stop when this holds; looked at whenever nothing is in flight. */
  readonly until?: () => boolean;
  /** Stop at this moment, epoch milliseconds of virtual time. */
  readonly untilMs?: number;
  readonly forMs?: number;
  /** With `until`: the run fails when this much virtual time has passed. */
  readonly limitMs?: number;
}

/** Steps until the goal is reached. Throws when it cannot be. */
export async function step(clock: Clock, inFlight: InFlight, goal: RunGoal): Promise<void> {
  const endMs = goal.untilMs ?? (goal.forMs === undefined ? undefined : clock.nowMs + goal.forMs);
  const limitMs = goal.limitMs === undefined ? undefined : clock.nowMs + goal.limitMs;
  for (;;) {
    await inFlight.settle();
    if (goal.until?.()) return;
    const due = clock.nextDueMs();
    if (endMs !== undefined && (due === undefined || due > endMs)) {
      clock.advanceTo(endMs);
      return;
    }
    if (due === undefined) throw new Error('cannot go on: nothing is due and the goal is not reached');
    if (limitMs !== undefined && due > limitMs) {
      throw new Error(`cannot reach the goal within ${goal.limitMs} ms of virtual time`);
    }
    clock.runNext();
  }
}

/** Steps until a promise ends. What it awaits from outside the region gets real turns of the event loop first. */
export async function stepDuring<T>(clock: Clock, inFlight: InFlight, work: Promise<T>): Promise<T> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  work.then(end, end);
  for (;;) {
    for (let turn = 0; turn < OUTSIDE_TURNS && !ended; turn++) await setImmediate();
    await inFlight.settle();
    if (ended) return work;
    if (!clock.runNext()) await sleep(1);
  }
}

const OUTSIDE_TURNS = 5;

export class Pacer {
  readonly #clock: Clock;
  readonly #inFlight: InFlight;
  #speed: number;
  #running = false;
  #ended: Promise<void> = Promise.resolve();

  constructor(clock: Clock, inFlight: InFlight, speed: number) {
    this.#clock = clock;
    this.#inFlight = inFlight;
    this.#speed = speed;
  }

  /** Seconds of virtual time per real second. */
  set speed(speed: number) {
    this.#speed = speed;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#ended = this.#run();
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#ended;
  }

  async #run(): Promise<void> {
    let lastRealMs = performance.now();
    let owedMs = 0;
    while (this.#running) {
      const realMs = performance.now();
      owedMs += Math.min(realMs - lastRealMs, OWED_AT_MOST_MS) * this.#speed;
      lastRealMs = realMs;
      const whole = Math.floor(owedMs);
      owedMs -= whole;
      await this.#advance(this.#clock.nowMs + whole, realMs + SLICE_MS);
      await sleep(TICK_MS);
    }
  }

  /** Runs what is due up to a moment, giving way to the outside after a slice of real time. */
  async #advance(targetMs: number, deadlineRealMs: number): Promise<void> {
    await this.#inFlight.settle();
    for (let due = this.#clock.nextDueMs(); due !== undefined && due <= targetMs; due = this.#clock.nextDueMs()) {
      this.#clock.runNext();
      await this.#inFlight.settle();
      if (performance.now() > deadlineRealMs) return;
    }
    this.#clock.advanceTo(targetMs);
  }
}

const TICK_MS = 5;
/** What the region itself took longer than this for is not made up: a fast clock would run far ahead. */
const OWED_AT_MOST_MS = 4 * TICK_MS;
const SLICE_MS = 50;
