import type { MapState } from '../asl/program.ts';
import { fanOut, type Job, type RunStates } from './fan-out.ts';
import type { Frame } from './frame.ts';
import { record } from './history.ts';
import { itemsOf, selectItem } from './map-items.ts';
import { numberField } from './number-field.ts';
import { frameFor } from './thread.ts';
import type { Visit } from './visit.ts';

/** How many iterations run at once where the definition sets no limit. */
const INLINE_CONCURRENCY = 40;

export async function runMap(visit: Visit<MapState>, runStates: RunStates): Promise<unknown[]> {
  const { state, thread } = visit;
  const items = await itemsOf(visit);
  const limit =
    state.maxConcurrency === undefined ? 0 : await numberField(visit, 'MaxConcurrency', state.maxConcurrency);
  const concurrency = limit === 0 ? INLINE_CONCURRENCY : Math.min(limit, INLINE_CONCURRENCY);
  const jobs = await iterationsOf(visit, items);
  const results = await fanOut(thread, jobs, { concurrency, runStates });
  record(thread, { type: 'MapStateSucceeded', leads: false });
  return results;
}

async function iterationsOf(visit: Visit<MapState>, items: readonly unknown[]): Promise<Job[]> {
  const { state, thread } = visit;
  const { frame } = thread;
  record(thread, { type: 'MapStateStarted', details: ['mapStateStartedEventDetails', { length: items.length }] });
  const inner: (Frame | undefined)[] = frame.inner ?? [];
  frame.inner = inner;
  const jobs: Job[] = [];
  for (const [index, value] of items.entries()) {
    const item = { index, value };
    const held = inner[index] ?? frameFor(state.processor, await selectItem(visit, item), frame.variables);
    inner[index] = held;
    jobs.push({
      program: state.processor,
      frame: held,
      item,
      tell: (line, what) => {
        const name = `mapIteration${what}EventDetails`;
        const leads = what === 'Started' || what === 'Succeeded';
        record(line, { type: `MapIteration${what}`, details: [name, { name: state.name, index }], leads });
      },
    });
  }
  return jobs;
}
