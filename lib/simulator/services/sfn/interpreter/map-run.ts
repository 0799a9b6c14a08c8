import type { NumericField } from '../asl/bounds.ts';
import type { MapState } from '../asl/program.ts';
import type { MapRun } from '../state.ts';
import { numberField } from './number-field.ts';
import { evaluate, type Visit } from './visit.ts';

/** Opens the Map Run of a distributed Map, its children named and waiting. */
export async function openMapRun(visit: Visit<MapState>, items: readonly unknown[]): Promise<MapRun> {
  const { state, thread } = visit;
  const { context, execution } = thread.run;
  const { distributed } = state;
  const number = (field: NumericField, template: MapState['maxConcurrency']) =>
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
    total: items.length,
    redriveCount: 0,
    redriveMs: undefined,
  };
  for (const [index, batch] of batches.entries()) {
    mapRun.children.set(context.ids.uuid(), { index, ...batch, execution: undefined });
  }
  context.state.mapRuns.set(mapRun.arn, mapRun);
  return mapRun;
}

/** AWS makes up a label of its own, the same for every run of the definition. */
function labelOf(stateName: string): string {
  return stateName.replace(/[^\w-]/g, '').slice(0, 40) || 'Map';
}

interface Batch {
  readonly value: unknown;
  /** How many items it stands for. */
  readonly items: number;
}

/** What the children get: an item each, or batches that are closed by the number of their items or by their size. */
async function batched(visit: Visit<MapState>, items: readonly unknown[]): Promise<Batch[]> {
  const { distributed } = visit.state;
  if (distributed?.batched !== true) return items.map((value) => ({ value, items: 1 }));
  const limit = async (field: NumericField, template: MapState['maxConcurrency']) =>
    template === undefined ? Number.POSITIVE_INFINITY : numberField(visit, field, template, `ItemBatcher/${field}`);
  const most = await limit('MaxItemsPerBatch', distributed.maxItemsPerBatch);
  const bytes = await limit('MaxInputBytesPerBatch', distributed.maxInputBytesPerBatch);
  const { batchInput } = distributed;
  const shared = batchInput === undefined ? {} : { BatchInput: await evaluate(visit, batchInput) };
  const batches: unknown[][] = [];
  let held = 0;
  for (const item of items) {
    const size = Number.isFinite(bytes) ? Buffer.byteLength(JSON.stringify(item)) : 0;
    const last = batches.at(-1);
    if (last === undefined || last.length >= most || held + 1 + size > bytes) {
      batches.push([item]);
      held = Buffer.byteLength(JSON.stringify({ ...shared, Items: [] })) + size;
    } else {
      last.push(item);
      held += size + 1;
    }
  }
  return batches.map((batch) => ({ value: { ...shared, Items: batch }, items: batch.length }));
}
