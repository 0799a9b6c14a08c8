import type { Random } from './random.ts';

/** A fault that is switched on: how often it strikes, and whom. An absent scope field means anyone. */
export interface Fault {
  readonly name: string;
  /** Share of opportunities at which it strikes, 0 to 1. */
  readonly rate: number;
  readonly service?: string;
  readonly operation?: string;
  /** Strikes at most so many times. */
  readonly times?: number;
}

export interface FaultScope {
  readonly service?: string;
  readonly operation?: string;
}

/** The faults that are on. None by default; chance is drawn only for those that are on. */
export class Faults {
  readonly #random: Random;
  readonly #on: { fault: Fault; struck: number }[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  switchOn(fault: Fault): void {
    this.#on.push({ fault, struck: 0 });
  }

  /** All of a name, or one that was switched on. */
  switchOff(which: string | Fault): void {
    for (let i = this.#on.length - 1; i >= 0; i--) {
      const fault = this.#on[i]?.fault;
      if (fault === which || fault?.name === which) this.#on.splice(i, 1);
    }
  }

  strikes(name: string, scope: FaultScope = {}): boolean {
    for (const entry of this.#on) {
      const { fault } = entry;
      if (fault.name !== name) continue;
      if (fault.service !== undefined && fault.service !== scope.service) continue;
      if (fault.operation !== undefined && fault.operation !== scope.operation) continue;
      if (fault.times !== undefined && entry.struck >= fault.times) continue;
      if (this.#random.next() >= fault.rate) continue;
      entry.struck++;
      return true;
    }
    return false;
  }
}
