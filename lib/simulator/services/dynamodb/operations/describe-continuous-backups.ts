import type {
  DescribeContinuousBackupsCommandInput,
  DescribeContinuousBackupsCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { continuousBackups } from '../backups.ts';
import { type DynamoDbState, tableName } from '../state.ts';

export function describeContinuousBackups(
  input: DescribeContinuousBackupsCommandInput,
  { state, clock }: CallContext<DynamoDbState>,
): Partial<DescribeContinuousBackupsCommandOutput> {
  const name = tableName(input.TableName as string);
  const table = state.tables.get(name);
  if (table === undefined) throw new ServiceError('TableNotFoundException', `Table not found: ${name}`);
  return { ContinuousBackupsDescription: continuousBackups(table, clock.nowMs) };
}
