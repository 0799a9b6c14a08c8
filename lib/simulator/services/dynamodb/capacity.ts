import type { Table } from './table.ts';

type Wanted = 'INDEXES' | 'TOTAL' | 'NONE' | undefined;

/** What a request used, told only to who asks. Units of 4 KB read or 1 KB written. */
export function consumed(wanted: Wanted, table: Table, units: number): { ConsumedCapacity?: object } {
  if (wanted === undefined || wanted === 'NONE') return {};
  const capacity = { TableName: table.name, CapacityUnits: units };
  return {
    ConsumedCapacity: wanted === 'INDEXES' ? { ...capacity, Table: { CapacityUnits: units } } : capacity,
  };
}

export function readUnits(bytes: number, consistent = false): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}

export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024));
}
