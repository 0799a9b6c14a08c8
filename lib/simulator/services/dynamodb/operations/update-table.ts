import type { UpdateTableCommandInput, UpdateTableCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { tableDescription } from '../describe.ts';
import { validation } from '../errors.ts';
import { tableSettings } from '../settings.ts';
import { type DynamoDbState, describedTable } from '../state.ts';

const NOT_MODELLED = ['GlobalSecondaryIndexUpdates', 'ReplicaUpdates', 'MultiRegionConsistency', 'WarmThroughput'];

/** Billing, encryption, class and protection; indexes and replicas cannot be changed here. */
export function updateTable(
  input: UpdateTableCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<UpdateTableCommandOutput> {
  const unknown = NOT_MODELLED.filter((name) => (input as unknown as Record<string, unknown>)[name] !== undefined);
  if (unknown.length > 0) throw validation(`The simulator does not model ${unknown.join(', ')} of UpdateTable`);
  const table = describedTable(context, input.TableName as string);
  if (table.status !== 'ACTIVE') {
    throw new ServiceError(
      'ResourceInUseException',
      `Attempt to change a resource which is still in use: Table is being updated: ${table.name}`,
    );
  }
  table.settings = { ...table.settings, ...tableSettings(input, context.clock.nowMs) };
  if (input.DeletionProtectionEnabled !== undefined) table.deletionProtected = input.DeletionProtectionEnabled;
  table.status = 'UPDATING';
  context.transition(table.arn, 'ACTIVE', 'UPDATING');
  context.clock.after(context.duration('dynamodb.table-updating'), `table ${table.name} updated`, () => {
    table.status = 'ACTIVE';
    context.transition(table.arn, 'UPDATING', 'ACTIVE');
  });
  return { TableDescription: tableDescription(table) };
}
