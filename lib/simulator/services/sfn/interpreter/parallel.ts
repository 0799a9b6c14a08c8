import type { ParallelState } from '../asl/program.ts';
import { fanOut, type RunStates } from './fan-out.ts';
import type { Frame } from './frame.ts';
import { record } from './history.ts';
import { frameFor } from './thread.ts';
import { evaluate, type Visit } from './visit.ts';

export async function runParallel(visit: Visit<ParallelState>, runStates: RunStates): Promise<unknown[]> {
  const { state, thread, input } = visit;
  const { frame } = thread;
  const given = state.arguments === undefined ? input : await evaluate(visit, state.arguments);
  record(thread, { type: 'ParallelStateStarted' });
  frame.inner ??= state.branches.map((program) => frameFor(program, given, frame.variables));
  const jobs = state.branches.map((program, i) => ({ program, frame: frame.inner?.[i] as Frame }));
  const results = await fanOut(thread, jobs, { concurrency: jobs.length, runStates });
  record(thread, { type: 'ParallelStateSucceeded', leads: false });
  return results;
}
