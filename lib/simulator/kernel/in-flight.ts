import { setImmediate } from 'node:timers/promises';

/** Work that runs as promises (a function's code, an expression). Time may move only when all of it waits for time or has ended. */
export class InFlight {
  #count = 0;

  get any(): boolean {
    return this.#count > 0;
  }

  track<T>(work: Promise<T>): Promise<T> {
    this.#count++;
    const done = () => {
      this.#count--;
    };
    work.then(done, done);
    return work;
  }

  /**
   * Lets tracked work run as far as it can without time moving. All that it awaits is promises, ticks or virtual
   * timers, so one turn of the real event loop drains it.
   */
  async settle(): Promise<void> {
    if (this.#count > 0) await setImmediate();
  }
}
