// What a program that runs inside the region sees in place of the machine's time and chance.

import type { Clock, Entry } from './clock.ts';
import type { Random } from './random.ts';

/** The names that programs know them by. */
export interface ProgramTime {
  readonly Date: DateConstructor;
  readonly Math: Math;
  readonly performance: { now(): number; readonly timeOrigin: number; mark(): void; measure(): void };
  readonly timers: ProgramTimers;
  hrtime(since?: readonly [number, number]): [number, number];
  hrtimeBigint(): bigint;
}

/** `enter` runs what a timer of the program is due to run. */
export function createProgramTime(clock: Clock, random: Random, enter: (run: () => void) => void): ProgramTime {
  const bornMs = clock.nowMs;
  const sinceBirth = () => clock.nowMs - bornMs;
  return {
    Date: dateOf(clock),
    Math: Object.create(Math, { random: { value: () => random.next() } }) as Math,
    performance: { now: sinceBirth, timeOrigin: bornMs, mark: () => {}, measure: () => {} },
    timers: new ProgramTimers(clock, enter),
    hrtime: (since) => {
      const ms = sinceBirth();
      const [seconds, nanos] = [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
      if (since === undefined) return [seconds, nanos];
      const [s, n] = [seconds - since[0], nanos - since[1]];
      return n < 0 ? [s - 1, n + 1e9] : [s, n];
    },
    hrtimeBigint: () => BigInt(Math.round(sinceBirth() * 1e6)),
  };
}

/** `Date` whose present is the clock's; everything else is the real one, so `instanceof` holds both ways. */
function dateOf(clock: Clock): DateConstructor {
  return new Proxy(Date, {
    apply: () => new Date(clock.nowMs).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [clock.nowMs] : args, newTarget),
    get: (target, name, receiver) => (name === 'now' ? () => clock.nowMs : Reflect.get(target, name, receiver)),
  });
}

/** A timer as Node's programs hold it. */
class ProgramTimer {
  readonly #timers: ProgramTimers;
  readonly run: () => void;
  readonly everyMs: number | undefined;
  dueMs: number;
  entry: Entry | undefined;

  constructor(timers: ProgramTimers, timing: { run: () => void; dueMs: number; everyMs: number | undefined }) {
    this.#timers = timers;
    this.run = timing.run;
    this.dueMs = timing.dueMs;
    this.everyMs = timing.everyMs;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  refresh(): this {
    return this;
  }

  close(): this {
    this.#timers.clear(this);
    return this;
  }

  [Symbol.dispose](): void {
    this.#timers.clear(this);
  }
}

/** The timers of one program. While it is frozen none fires; what was due fires when it thaws. */
class ProgramTimers {
  readonly #clock: Clock;
  readonly #open = new Set<ProgramTimer>();
  readonly #enter: (run: () => void) => void;
  #frozen = false;

  constructor(clock: Clock, enter: (run: () => void) => void) {
    this.#clock = clock;
    this.#enter = enter;
  }

  after(run: (...args: any[]) => void, delayMs = 0, ...args: unknown[]): ProgramTimer {
    return this.#add(() => run(...args), delayMs, undefined);
  }

  every(run: (...args: any[]) => void, delayMs = 0, ...args: unknown[]): ProgramTimer {
    return this.#add(() => run(...args), delayMs, Math.max(1, delayMs));
  }

  clear(timer: unknown): void {
    if (!(timer instanceof ProgramTimer)) return;
    this.#open.delete(timer);
    this.#clock.cancel(timer.entry);
  }

  freeze(): void {
    this.#frozen = true;
    for (const timer of this.#open) this.#clock.cancel(timer.entry);
  }

  thaw(): void {
    this.#frozen = false;
    for (const timer of this.#open) this.#queue(timer);
  }

  /** Drops all of them, as when the program's machine goes away. */
  end(): void {
    this.freeze();
    this.#open.clear();
  }

  #add(run: () => void, delayMs: number, everyMs: number | undefined): ProgramTimer {
    const delay = Number.isFinite(Number(delayMs)) ? Math.max(0, Number(delayMs)) : 0;
    const timer = new ProgramTimer(this, { run, dueMs: this.#clock.nowMs + delay, everyMs });
    this.#open.add(timer);
    if (!this.#frozen) this.#queue(timer);
    return timer;
  }

  #queue(timer: ProgramTimer): void {
    timer.entry = this.#clock.at(timer.dueMs, 'program timer', () => {
      if (timer.everyMs === undefined) this.#open.delete(timer);
      else {
        timer.dueMs = this.#clock.nowMs + timer.everyMs;
        this.#queue(timer);
      }
      this.#enter(timer.run);
    });
  }
}
