import type {
  UpdateContinuousBackupsCommandInput,
  UpdateContinuousBackupsCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { continuousBackups } from '../backups.ts';
import { type DynamoDbState, tableName } from '../state.ts';

export function updateContinuousBackups(
  input: UpdateContinuousBackupsCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<UpdateContinuousBackupsCommandOutput> {
  const name = tableName(input.TableName as string);
  const table = context.state.tables.get(name);
  if (table === undefined) throw new ServiceError('TableNotFoundException', `Table not found: ${name}`);
  if (table.status === 'CREATING') {
    throw new ServiceError(
      'ContinuousBackupsUnavailableException',
      'Backups are being enabled for the table: please retry later',
    );
  }
  const asked = input.PointInTimeRecoverySpecification;
  table.pointInTimeRecovery =
    asked?.PointInTimeRecoveryEnabled === true
      ? { since: table.pointInTimeRecovery?.since ?? context.clock.nowMs, days: asked.RecoveryPeriodInDays ?? 35 }
      : undefined;
  return { ContinuousBackupsDescription: continuousBackups(table, context.clock.nowMs) };
}
