// Virtual time and the queue of what is due. Nothing outside the kernel reads the machine's own clock.
// Entries run in due order, ties in the order they were queued; `nowMs` is set to the due time before an entry runs.

export interface Entry {
  readonly dueMs: number;
  readonly order: number;
  readonly label: string;
  readonly run: () => void;
  cancelled: boolean;
}

export class Clock {
  #nowMs: number;
  #order = 0;
  readonly #heap: Entry[] = [];

  /** @param startMs epoch milliseconds of virtual time at the start */
  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** Epoch milliseconds of virtual time. */
  get nowMs(): number {
    return this.#nowMs;
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  at(dueMs: number, label: string, run: () => void): Entry {
    const entry: Entry = { dueMs: Math.max(dueMs, this.#nowMs), order: this.#order++, label, run, cancelled: false };
    this.#push(entry);
    return entry;
  }

  after(delayMs: number, label: string, run: () => void): Entry {
    return this.at(this.#nowMs + Math.max(0, delayMs), label, run);
  }

  cancel(entry: Entry | undefined): void {
    if (entry !== undefined) entry.cancelled = true;
  }

  /** When the next entry is due, or undefined when the queue is empty. */
  nextDueMs(): number | undefined {
    while (this.#heap[0]?.cancelled) this.#pop();
    return this.#heap[0]?.dueMs;
  }

  /** Runs the next entry; false when there is none. */
  runNext(): boolean {
    if (this.nextDueMs() === undefined) return false;
    const entry = this.#pop() as Entry;
    this.#nowMs = entry.dueMs;
    entry.run();
    return true;
  }

  /** Moves time forward to a moment before the next due entry. */
  advanceTo(ms: number): void {
    const due = this.nextDueMs();
    if (due !== undefined && due < ms) throw new Error(`cannot advance past an entry due at ${due}: run it first`);
    if (ms > this.#nowMs) this.#nowMs = ms;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, heap[parent] as Entry)) break;
      heap[at] = heap[parent] as Entry;
      at = parent;
    }
    heap[at] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || last === top) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Entry, heap[child] as Entry)) child++;
      if (!before(heap[child] as Entry, last)) break;
      heap[at] = heap[child] as Entry;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}
