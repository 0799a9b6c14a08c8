import type { MapState } from '../asl/program.ts';
import type { MapRun } from '../state.ts';
import { numberField } from './number-field.ts';
import { evaluate, type Visit } from './visit.ts';

/** Opens the Map Run of a distributed Map, its children named and waiting. */
export async function openMapRun(visit: Visit<MapState>, items: readonly unknown[]): Promise<MapRun> {
  const { state, thread } = visit;
  const { context, execution } = thread.run;
  const { distributed } = state;
  const number = (field: string, template: MapState['maxConcurrency']) =>
    template === undefined ? Promise.resolve(0) : numberField(visit, field, template);
  const batches = await batched(visit, items);
  const label = `${execution.machine.name}/${distributed?.label ?? labelOf(state.name)}`;
  const prefix = `arn:${context.partition}:states:${context.region}:${context.account}`;
  const mapRun: MapRun = {
    arn: `${prefix}:mapRun:${label}:${context.ids.uuid()}`,
    executionArn: execution.arn,
    machineArn: `${prefix}:stateMachine:${label}`,
    program: state.processor,
    startMs: context.clock.nowMs,
    children: new Map(),
    status: 'RUNNING',
    stopMs: undefined,
    maxConcurrency: await number('MaxConcurrency', state.maxConcurrency),
    toleratedFailureCount: await number('ToleratedFailureCount', distributed?.toleratedFailureCount),
    toleratedFailurePercentage: await number('ToleratedFailurePercentage', distributed?.toleratedFailurePercentage),
    total: batches.length,
    redriveCount: 0,
    redriveMs: undefined,
  };
  for (const [index, value] of batches.entries()) {
    mapRun.children.set(context.ids.uuid(), { index, value, execution: undefined });
  }
  context.state.mapRuns.set(mapRun.arn, mapRun);
  return mapRun;
}

/** AWS makes up a label of its own, the same for every run of the definition. */
function labelOf(stateName: string): string {
  return stateName.replace(/[^\w-]/g, '').slice(0, 40) || 'Map';
}

async function batched(visit: Visit<MapState>, items: readonly unknown[]): Promise<unknown[]> {
  const { distributed } = visit.state;
  if (distributed?.maxItemsPerBatch === undefined) return [...items];
  const size = Math.max(1, await numberField(visit, 'ItemBatcher/MaxItemsPerBatch', distributed.maxItemsPerBatch));
  const shared =
    distributed.batchInput === undefined ? {} : { BatchInput: await evaluate(visit, distributed.batchInput) };
  const batches: unknown[] = [];
  for (let i = 0; i < items.length; i += size) batches.push({ ...shared, Items: items.slice(i, i + size) });
  return batches;
}
