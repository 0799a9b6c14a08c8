import type { ListTablesCommandInput, ListTablesCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import type { DynamoDbState } from '../state.ts';

export function listTables(
  input: ListTablesCommandInput,
  { state }: CallContext<DynamoDbState>,
): Partial<ListTablesCommandOutput> {
  const { ExclusiveStartTableName: start, Limit: limit = 100 } = input;
  const names = [...state.tables.keys()].sort().filter((name) => start === undefined || name > start);
  const TableNames = names.slice(0, limit);
  const last = TableNames.at(-1);
  return names.length > limit && last !== undefined ? { TableNames, LastEvaluatedTableName: last } : { TableNames };
}
