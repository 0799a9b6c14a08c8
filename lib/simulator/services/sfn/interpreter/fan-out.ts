// Lines of states side by side: the branches of a Parallel, the iterations of an inline Map. The first that fails ends
// the others.

import type { Program } from '../asl/program.ts';
import { StateFailure } from './failure.ts';
import type { Frame } from './frame.ts';
import { record } from './history.ts';
import type { Scope } from './scope.ts';
import { type Item, innerThread, type Thread } from './thread.ts';

export type RunStates = (thread: Thread, program: Program) => Promise<unknown>;

export interface Job {
  readonly program: Program;
  readonly frame: Frame;
  readonly item?: Item;
  /** Tells the history of what becomes of the job. A failure and an abortion lead nowhere: what follows passes them by. */
  tell?(thread: Thread, what: 'Started' | 'Succeeded' | 'Failed' | 'Aborted'): void;
}

/** Runs the jobs, at most so many at a time. What was done before a redrive stays done. */
export async function fanOut(
  outer: Thread,
  jobs: readonly Job[],
  options: { concurrency: number; runStates: RunStates },
): Promise<unknown[]> {
  const scope = outer.scope.inner();
  try {
    await outer.scope.wait<void>((resolve, reject) => {
      const open = jobs.filter(({ frame }) => frame.done === undefined);
      new Pool(outer, scope, { ...options, open, resolve, reject }).start();
    });
  } finally {
    scope.end();
  }
  return jobs.map(({ frame }) => frame.done?.output);
}

interface PoolOptions {
  readonly concurrency: number;
  readonly runStates: RunStates;
  readonly open: Job[];
  resolve(): void;
  reject(error: unknown): void;
}

/** States whose abortion the history knows of. */
const ABORTABLE = new Set(['Task', 'Wait', 'Map', 'Parallel']);

class Pool {
  readonly #outer: Thread;
  readonly #scope: Scope;
  readonly #options: PoolOptions;
  readonly #running = new Map<Thread, Job>();

  constructor(outer: Thread, scope: Scope, options: PoolOptions) {
    this.#outer = outer;
    this.#scope = scope;
    this.#options = options;
  }

  start(): void {
    this.#startAfter(this.#outer.previous);
  }

  #startAfter(previous: number): void {
    const { open, concurrency, resolve } = this.#options;
    while (this.#running.size < concurrency) {
      const job = open.shift();
      if (job === undefined) break;
      this.#launch(job, previous);
    }
    if (this.#running.size === 0) resolve();
  }

  #launch(job: Job, previous: number): void {
    const { frame, item } = job;
    const thread = innerThread(this.#outer, { scope: this.#scope, frame, previous, ...(item ? { item } : {}) });
    this.#running.set(thread, job);
    const run = async () => {
      job.tell?.(thread, 'Started');
      await this.#options.runStates(thread, job.program);
      this.#running.delete(thread);
      // The next iteration follows, as recorded executions show, the last state of this one, not its success.
      const last = thread.previous;
      job.tell?.(thread, 'Succeeded');
      this.#outer.previous = thread.previous;
      this.#startAfter(last);
    };
    run().catch((error) => this.#failed(thread, job, error));
  }

  #failed(thread: Thread, job: Job, error: unknown): void {
    if (!(error instanceof StateFailure)) {
      this.#options.reject(error);
      return;
    }
    this.#running.delete(thread);
    this.#scope.end();
    this.#outer.previous = thread.previous;
    // A runtime failure ends the execution as it stands.
    if (error.error !== 'States.Runtime') this.#tellEnd(thread, job);
    this.#options.reject(error);
  }

  /** What a failure leaves of this line and of those that it cuts: all of it follows the last event of the failed line. */
  #tellEnd(thread: Thread, job: Job): void {
    if (thread.current?.type === 'Task') record(thread, { type: 'TaskStateAborted', leads: false });
    for (const [other, otherJob] of this.#running) {
      otherJob.tell?.(thread, 'Aborted');
      const type = other.current?.type;
      if (type !== undefined && ABORTABLE.has(type)) record(thread, { type: `${type}StateAborted`, leads: false });
    }
    job.tell?.(thread, 'Failed');
  }
}
