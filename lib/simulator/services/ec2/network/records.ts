// Keeping, finding and changing what the VPC family holds.

import type { Ids } from '../../../kernel/ids.ts';
import { networkNotFound } from '../errors.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State, NetworkRecord, NetworkValue } from '../state.ts';
import { type KindDescription, kinds, type NetworkKind } from './kinds.ts';

/** Adds a new one under a fresh id, which it also holds itself. */
export function add(state: Ec2State, ids: Ids, made: { kind: NetworkKind; value: NetworkValue }): NetworkValue {
  const { prefix, idMember }: KindDescription = kinds[made.kind];
  const id = newId(ids, prefix);
  const value = { [idMember]: id, ...made.value };
  state.network.set(id, { kind: made.kind, id, value });
  return value;
}

/** @throws the kind's own NotFound error */
export function get(state: Ec2State, kind: NetworkKind, id: string | undefined): NetworkValue {
  const record = id === undefined ? undefined : state.network.get(id);
  if (record?.kind !== kind) throw networkNotFound(kinds[kind].notFoundCode, kinds[kind].noun, id ?? '');
  return record.value;
}

export function change(state: Ec2State, id: string, members: Readonly<Record<string, unknown>>): void {
  const record = state.network.get(id) as NetworkRecord;
  state.network.set(id, { ...record, value: { ...record.value, ...members } });
}

export function all(state: Ec2State, kind: NetworkKind): NetworkValue[] {
  const values: NetworkValue[] = [];
  for (const record of state.network.values()) if (record.kind === kind) values.push(record.value);
  return values;
}

/** What is read by its own operation and not shown by Describe. */
export function setAttributes(state: Ec2State, id: string, attributes: Readonly<Record<string, unknown>>): void {
  const record = state.network.get(id) as NetworkRecord;
  state.network.set(id, { ...record, attributes: { ...record.attributes, ...attributes } });
}
