import type { CallContext } from '../../kernel/service.ts';
import { waits } from '../../kernel/spread.ts';
import { validation } from './errors.ts';
import { type Condition, parseCondition } from './expressions/condition.ts';
import type { Path } from './expressions/path.ts';
import type { Placeholders } from './expressions/placeholders.ts';
import { parseProjection } from './expressions/projection.ts';
import { Reader } from './expressions/reader.ts';
import type { Index, Table } from './table.ts';

const LEGACY = ['AttributesToGet', 'KeyConditions', 'QueryFilter', 'ScanFilter', 'ConditionalOperator'];

export function refuseLegacyReads(input: object): void {
  const used = LEGACY.filter((name) => (input as Record<string, unknown>)[name] !== undefined);
  if (used.length === 0) return;
  throw validation(`The simulator does not model the legacy parameters of DynamoDB: ${used.join(', ')}`);
}

/** Whether a read shows every write before it: AWS's services, and who looks into the region without the wire, wait for that. */
export const isConsistent = (input: { ConsistentRead?: boolean | undefined }, { caller }: CallContext): boolean =>
  input.ConsistentRead === true || waits(caller);

export function readProjection(text: string | undefined, placeholders: Placeholders): Path[] | undefined {
  return text === undefined ? undefined : parseProjection(new Reader('ProjectionExpression', text, placeholders));
}

export function readFilter(text: string | undefined, placeholders: Placeholders): Condition | undefined {
  return text === undefined ? undefined : parseCondition(new Reader('FilterExpression', text, placeholders));
}

export function findIndex(table: Table, name: string | undefined): Index | undefined {
  if (name === undefined) return undefined;
  const index = table.indexes.get(name);
  if (index === undefined) throw validation(`The table does not have the specified index: ${name}`);
  return index;
}
