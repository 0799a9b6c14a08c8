// A Map whose items are executions of their own, in a Map Run. The children are started through the service's own
// StartExecution with the machine's role, which must be allowed to.

import { ServiceError } from '../../../kernel/service-error.ts';
import type { MapState } from '../asl/program.ts';
import type { Execution, MapRun } from '../state.ts';
import { StateFailure } from './failure.ts';
import { record } from './history.ts';
import { itemsOf, selectItem } from './map-items.ts';
import { openMapRun } from './map-run.ts';
import { runtimeFailure, type Visit } from './visit.ts';

export async function runDistributedMap(visit: Visit<MapState>): Promise<unknown[]> {
  const { thread } = visit;
  const held = thread.run.context.state.mapRuns.get(thread.frame.mapRunArn ?? '');
  const mapRun = held === undefined ? await begin(visit) : redrive(visit, held);
  try {
    await new Children(visit, mapRun).run();
    close(visit, mapRun, 'SUCCEEDED');
    // The exit follows the start of the run, past both of these.
    const succeeded = record(thread, { type: 'MapRunSucceeded', leads: false });
    record(thread, { type: 'MapStateSucceeded', previous: succeeded, leads: false });
    return outputsOf(mapRun);
  } catch (error) {
    if (error instanceof StateFailure) {
      close(visit, mapRun, 'FAILED');
      record(thread, { type: 'MapRunFailed', details: ['mapRunFailedEventDetails', error.details] });
    } else close(visit, mapRun, 'ABORTED');
    throw error;
  }
}

async function begin(visit: Visit<MapState>): Promise<MapRun> {
  const { thread } = visit;
  const items = await itemsOf(visit);
  record(thread, { type: 'MapStateStarted', details: ['mapStateStartedEventDetails', { length: items.length }] });
  const selected: unknown[] = [];
  for (const [index, value] of items.entries()) selected.push(await selectItem(visit, { index, value }));
  const mapRun = await openMapRun(visit, selected);
  thread.frame.mapRunArn = mapRun.arn;
  record(thread, { type: 'MapRunStarted', details: ['mapRunStartedEventDetails', { mapRunArn: mapRun.arn }] });
  return mapRun;
}

/** The execution was redriven: so is its Map Run, with those of its children that have not succeeded. */
function redrive({ thread }: Visit<MapState>, mapRun: MapRun): MapRun {
  mapRun.status = 'RUNNING';
  mapRun.stopMs = undefined;
  mapRun.redriveCount++;
  mapRun.redriveMs = thread.run.context.clock.nowMs;
  const details = { mapRunArn: mapRun.arn, redriveCount: mapRun.redriveCount };
  record(thread, { type: 'MapRunRedriven', details: ['mapRunRedrivenEventDetails', details] });
  return mapRun;
}

function close(visit: Visit, mapRun: MapRun, status: MapRun['status']): void {
  mapRun.status = status;
  mapRun.stopMs = visit.thread.run.context.clock.nowMs;
  if (status !== 'SUCCEEDED') stopRunning(visit, mapRun);
}

function stopRunning(visit: Visit, mapRun: MapRun): void {
  const { context, role } = visit.thread.run;
  for (const { execution } of mapRun.children.values()) {
    if (execution?.status !== 'RUNNING') continue;
    try {
      context.call('sfn', 'StopExecution', { executionArn: execution.arn }, { as: role() });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
    }
  }
}

/** What the children gave, in the order of their items. Those that failed within the tolerance are left out. */
function outputsOf(mapRun: MapRun): unknown[] {
  const outputs: unknown[] = [];
  for (const { execution } of mapRun.children.values()) {
    if (execution?.status === 'SUCCEEDED') outputs.push(JSON.parse(execution.output ?? 'null'));
  }
  return outputs;
}

const tooManyFailed = () =>
  new StateFailure('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded');

class Children {
  readonly #visit: Visit<MapState>;
  readonly #mapRun: MapRun;
  readonly #waiting: string[];
  #running = 0;
  #failed = 0;

  constructor(visit: Visit<MapState>, mapRun: MapRun) {
    this.#visit = visit;
    this.#mapRun = mapRun;
    this.#waiting = [...mapRun.children].flatMap(([name, { execution }]) =>
      execution?.status === 'SUCCEEDED' ? [] : [name],
    );
  }

  run(): Promise<void> {
    return this.#visit.thread.scope.wait<void>((resolve, reject) => {
      const step = () => {
        try {
          if (this.#mapRun.status !== 'RUNNING') return;
          if (this.#tooMany()) throw tooManyFailed();
          this.#startMore(step);
          if (this.#running === 0) resolve();
        } catch (error) {
          reject(error);
        }
      };
      step();
    });
  }

  #startMore(step: () => void): void {
    for (;;) {
      const { maxConcurrency } = this.#mapRun;
      if (maxConcurrency !== 0 && this.#running >= maxConcurrency) return;
      const name = this.#waiting.shift();
      if (name === undefined) return;
      const child = this.#start(name);
      this.#running++;
      child.watchers.add(() => {
        this.#running--;
        if (child.status !== 'SUCCEEDED') this.#failed += this.#mapRun.children.get(name)?.items ?? 1;
        step();
      });
    }
  }

  #start(name: string): Execution {
    const { context, role } = this.#visit.thread.run;
    const { value, execution } = this.#mapRun.children.get(name) as {
      value: unknown;
      execution: Execution | undefined;
    };
    const as = role();
    try {
      if (execution !== undefined) {
        context.call('sfn', 'RedriveExecution', { executionArn: execution.arn }, { as });
        return execution;
      }
      const input = { stateMachineArn: this.#mapRun.machineArn, name, input: JSON.stringify(value) };
      const { executionArn } = context.call<{ executionArn: string }>('sfn', 'StartExecution', input, { as });
      return context.state.executions.get(executionArn) as Execution;
    } catch (error) {
      if (error instanceof ServiceError) throw runtimeFailure(this.#visit, error.message);
      throw error;
    }
  }

  #tooMany(): boolean {
    const { toleratedFailureCount, toleratedFailurePercentage, total } = this.#mapRun;
    const { distributed } = this.#visit.state;
    const byCount = distributed?.toleratedFailureCount !== undefined;
    const byShare = distributed?.toleratedFailurePercentage !== undefined;
    if (!byCount && !byShare) return this.#failed > 0;
    if (byCount && this.#failed > toleratedFailureCount) return true;
    return byShare && (this.#failed * 100) / total > toleratedFailurePercentage;
  }
}
