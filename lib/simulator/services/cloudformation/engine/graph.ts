// Runs tasks side by side, each once those before it have ended well.

export interface Task {
  readonly id: string;
  readonly after: readonly string[];
  /** Ends by calling `end` once, with the reason when it failed. Returns what calls it off. */
  start(end: (failure?: string) => void): { cancel(): void } | undefined;
}

export interface GraphOptions {
  /** On a failure go on with whatever does not wait for what failed, instead of calling off the rest. */
  readonly keepGoing: boolean;
  readonly ended: (failures: ReadonlyMap<string, string>) => void;
}

export function runGraph(tasks: readonly Task[], options: GraphOptions): void {
  const ids = new Set(tasks.map(({ id }) => id));
  const waiting = new Map(tasks.map((task) => [task.id, new Set(task.after.filter((id) => ids.has(id)))]));
  const followers = new Map<string, Task[]>();
  for (const task of tasks) {
    for (const id of task.after) followers.set(id, [...(followers.get(id) ?? []), task]);
  }
  const running = new Map<string, { cancel(): void } | undefined>();
  const failures = new Map<string, string>();
  let stopped = false;
  let finished = false;

  const end = (task: Task, failure: string | undefined) => {
    if (!running.delete(task.id)) return;
    if (failure !== undefined) failed(task, failure);
    else if (!stopped) for (const next of followers.get(task.id) ?? []) release(next, task.id);
    finish();
  };
  // A task that fails as it begins ends within the end of the one before it: only one of the two is the last.
  const finish = () => {
    if (running.size > 0 || finished) return;
    finished = true;
    options.ended(failures);
  };
  const failed = (task: Task, failure: string) => {
    failures.set(task.id, failure);
    if (options.keepGoing || stopped) return;
    stopped = true;
    for (const handle of [...running.values()]) handle?.cancel();
  };
  const release = (task: Task, ended: string) => {
    const left = waiting.get(task.id) as Set<string>;
    left.delete(ended);
    if (left.size === 0) begin(task);
  };
  const begin = (task: Task) => {
    running.set(task.id, undefined);
    const handle = task.start((failure) => end(task, failure));
    if (running.has(task.id)) running.set(task.id, handle);
  };

  const first = tasks.filter((task) => waiting.get(task.id)?.size === 0);
  // A task that ends at once must not end the run while its siblings have not begun.
  running.set('', undefined);
  for (const task of first) if (!stopped) begin(task);
  running.delete('');
  finish();
}
