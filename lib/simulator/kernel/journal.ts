/** One thing that happened, at a moment of virtual time (epoch milliseconds). */
export type JournalEntry =
  | {
      readonly kind: 'call';
      readonly atMs: number;
      readonly caller: string;
      readonly service: string;
      readonly operation: string;
      readonly actions: readonly string[];
      /** What each action was judged on, in the same order; both are empty where nothing is judged. */
      readonly resources: readonly string[];
      /** `ok`, or the error's code. */
      readonly outcome: string;
      readonly message?: string;
    }
  | {
      readonly kind: 'transition';
      readonly atMs: number;
      readonly service: string;
      readonly resource: string;
      readonly from: string | undefined;
      readonly to: string;
      readonly detail?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'event';
      readonly atMs: number;
      readonly source: string;
      readonly type: string;
      readonly id: string;
      readonly detail: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'fault';
      readonly atMs: number;
      readonly name: string;
      readonly service?: string;
      readonly operation?: string;
    }
  | {
      /** A request to outside AWS. */
      readonly kind: 'web';
      readonly atMs: number;
      /** ARN of who asked. */
      readonly caller: string;
      readonly method: string;
      readonly url: string;
      /** The status, or the error's code. */
      readonly outcome: string;
    }
  | { readonly kind: 'log'; readonly atMs: number; readonly source: string; readonly line: string };

export type JournalListener = (entry: JournalEntry) => void;

/** What happened, told to whoever listens, in order. It keeps nothing itself. */
export class Journal {
  readonly #listeners = new Set<JournalListener>();

  append(entry: JournalEntry): void {
    for (const listener of this.#listeners) listener(entry);
  }

  /** Returns the function that stops the listening. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
