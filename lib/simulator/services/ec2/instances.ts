// Finding and changing instances. A terminated instance stays visible for an hour.

import type { Instance, InstanceStateName } from '@aws-sdk/client-ec2';
import { lasting } from '../../kernel/lasting.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { instanceMalformed, instanceNotFound } from './errors.ts';
import type { Ec2State, InstanceRecord } from './state.ts';

const VISIBLE_AFTER_TERMINATION_MS = 3_600_000;

const STATE_CODES: Readonly<Record<string, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export function instanceState(name: string): { Code: number; Name: InstanceStateName } {
  return { Code: STATE_CODES[name] as number, Name: name as InstanceStateName };
}

export function findInstance(context: ServiceContext<Ec2State>, id: string): InstanceRecord | undefined {
  const record = context.state.instances.get(id);
  if (record?.terminatedAtMs === undefined) return record;
  if (context.clock.nowMs < record.terminatedAtMs + VISIBLE_AFTER_TERMINATION_MS) return record;
  context.state.instances.delete(id);
  return undefined;
}

/** @throws InvalidInstanceID.Malformed, InvalidInstanceID.NotFound */
export function getInstances(context: ServiceContext<Ec2State>, ids: readonly string[]): InstanceRecord[] {
  const found: InstanceRecord[] = [];
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    if (!/^i-[0-9a-f]{8,17}$/.test(id)) throw instanceMalformed(id);
    const record = findInstance(context, id);
    if (record === undefined) missing.push(id);
    else found.push(record);
  }
  if (missing.length > 0) throw instanceNotFound(missing);
  return found;
}

export function allInstances(context: ServiceContext<Ec2State>): InstanceRecord[] {
  const found: InstanceRecord[] = [];
  for (const id of context.state.instances.keys()) {
    const record = findInstance(context, id);
    if (record !== undefined) found.push(record);
  }
  return found;
}

export function changeInstance(
  state: Ec2State,
  record: InstanceRecord,
  members: Partial<Instance>,
  rest: Partial<Omit<InstanceRecord, 'instance'>> = {},
): InstanceRecord {
  const changed = { ...record, ...rest, instance: lasting({ ...record.instance, ...members }) };
  state.instances.set(record.instance.InstanceId as string, changed);
  return changed;
}
