import type { Spread } from './spread.ts';

/** Which part of a map someone is given: to read what has spread, or to write what then has to spread. */
type Use = 'read' | 'write';

/** A map of a service's state as a caller sees it whose reads and writes are eventually consistent. */
export class LateMap<Value> extends Map<string, Value> {
  readonly #kept: Map<string, Value>;
  readonly #spread: Spread;
  readonly #name: string;
  readonly #use: Use;
  /** An operation's own writes spread; what its transitions do later is AWS's own telling. */
  #open = true;

  constructor(kept: Map<string, Value>, given: { spread: Spread; name: string; use: Use }) {
    super();
    this.#kept = kept;
    this.#spread = given.spread;
    this.#name = given.name;
    this.#use = given.use;
  }

  close(): void {
    this.#open = false;
  }

  #key(id: string): string {
    return `${this.#name}/${id}`;
  }

  override get(id: string): Value | undefined {
    const latest = this.#kept.get(id);
    return this.#use === 'write' ? latest : this.#spread.see(this.#key(id), latest);
  }

  override has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  override set(id: string, value: Value): this {
    if (this.#open) this.#spread.begin(this.#key(id), this.#kept.get(id));
    this.#kept.set(id, value);
    return this;
  }

  override delete(id: string): boolean {
    this.#spread.end(this.#key(id));
    return this.#kept.delete(id);
  }

  override *entries(): MapIterator<[string, Value]> {
    for (const id of this.#kept.keys()) {
      const value = this.get(id);
      if (value !== undefined) yield [id, value];
    }
  }

  override *keys(): MapIterator<string> {
    for (const [id] of this.entries()) yield id;
  }

  override *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  override [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  override forEach(visit: (value: Value, id: string, map: Map<string, Value>) => void): void {
    for (const [id, value] of this.entries()) visit(value, id, this);
  }

  override get size(): number {
    let count = 0;
    for (const _ of this.entries()) count++;
    return count;
  }
}
