import type { ServiceContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { namedTableNotFound, tableNotFound } from './errors.ts';
import type { Table } from './table.ts';
import { sweep } from './time-to-live.ts';

export interface DynamoDbState {
  readonly tables: Map<string, Table>;
  /** Transactions by client token, for ten minutes. */
  readonly transactions: Map<string, { readonly request: string; readonly untilMs: number }>;
}

export const createState = (): DynamoDbState => ({ tables: new Map(), transactions: new Map() });

/** The name in a table's name or ARN. */
export function tableName(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:')
    ? (nameOrArn.slice(nameOrArn.indexOf(':table/') + 7).split('/')[0] as string)
    : nameOrArn;
}

/** A table for reading and writing items: it must be past its creation. What expired by now is swept away first. */
export function openTable(context: ServiceContext<DynamoDbState>, nameOrArn: string): Table {
  const table = context.state.tables.get(tableName(nameOrArn));
  if (table === undefined || table.status === 'CREATING') throw tableNotFound();
  sweep(context, table);
  return table;
}

/** A table for operations on the table itself. */
export function describedTable(context: ServiceContext<DynamoDbState>, nameOrArn: string): Table {
  const name = tableName(nameOrArn);
  const table = context.state.tables.get(name);
  if (table === undefined) throw namedTableNotFound(name);
  return table;
}

/** The table that an ARN names, for tagging. */
export function taggedTable(context: ServiceContext<DynamoDbState>, arn: string): Table {
  const table = context.state.tables.get(tableName(arn));
  if (table === undefined) {
    throw new ServiceError('ResourceNotFoundException', `Requested resource not found: ResourcArn: ${arn} not found`);
  }
  return table;
}
