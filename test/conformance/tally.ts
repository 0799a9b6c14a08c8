import type { ClientScore, Tell } from './conformance-line.ts';

/** Counts what a client did, and tells of each. */
export class Tally {
  readonly #client: string;
  readonly #tell: Tell;
  #operations = 0;
  #passed = 0;

  constructor(client: string, tell: Tell) {
    this.#client = client;
    this.#tell = tell;
  }

  add(operation: string, reason?: string): void {
    this.#operations++;
    if (reason === undefined) this.#passed++;
    const base = { event: 'operation', client: this.#client, operation, passed: reason === undefined } as const;
    this.#tell(reason === undefined ? base : { ...base, reason });
  }

  score(): ClientScore {
    return { name: this.#client, operations: this.#operations, passed: this.#passed };
  }
}
