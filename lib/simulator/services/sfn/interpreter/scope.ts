import type { Clock } from '../../../kernel/clock.ts';

/** Thrown out of every wait of a scope that has ended. It runs no catcher and leaves no trace in the history. */
export class Abandoned extends Error {
  constructor() {
    super('abandoned');
    this.name = 'Abandoned';
  }
}

/** Work that can be called off as a whole: an execution, a branch, an iteration, a task. Ending one ends all inside it. */
export class Scope {
  readonly #clock: Clock;
  readonly #endings = new Set<() => void>();
  #over = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get over(): boolean {
    return this.#over;
  }

  inner(): Scope {
    const inner = new Scope(this.#clock);
    if (this.#over) inner.end();
    else inner.onEnd(this.onEnd(() => inner.end()));
    return inner;
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    for (const ending of [...this.#endings]) ending();
    this.#endings.clear();
  }

  /** Calls when the scope ends early. Returns the function that forgets it. */
  onEnd(ending: () => void): () => void {
    this.#endings.add(ending);
    return () => this.#endings.delete(ending);
  }

  /** Goes on only while the scope does. */
  async go<T>(work: T | Promise<T>): Promise<T> {
    const result = await work;
    if (this.#over) throw new Abandoned();
    return result;
  }

  /** Waits until one of the two is called, or the scope ends. */
  wait<T>(start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#over) {
        reject(new Abandoned());
        return;
      }
      const forget = this.onEnd(() => reject(new Abandoned()));
      start(
        (value) => {
          forget();
          resolve(value);
        },
        (error) => {
          forget();
          reject(error);
        },
      );
    });
  }

  async sleep(ms: number, label: string): Promise<void> {
    let entry: ReturnType<Clock['after']> | undefined;
    try {
      await this.wait<void>((resolve) => {
        entry = this.#clock.after(ms, label, () => resolve());
      });
    } finally {
      if (this.#over) this.#clock.cancel(entry);
    }
  }
}
