import type { DeleteTableCommandInput, DeleteTableCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { tableDescription } from '../describe.ts';
import { validation } from '../errors.ts';
import { type DynamoDbState, describedTable } from '../state.ts';

export function deleteTable(
  input: DeleteTableCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<DeleteTableCommandOutput> {
  const table = describedTable(context, input.TableName as string);
  if (table.deletionProtected) {
    throw validation(
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
    );
  }
  if (table.status !== 'ACTIVE') {
    const state = { CREATING: 'created', UPDATING: 'updated', DELETING: 'deleted' }[table.status];
    throw new ServiceError(
      'ResourceInUseException',
      `Attempt to change a resource which is still in use: Table is being ${state}: ${table.name}`,
    );
  }
  table.status = 'DELETING';
  context.transition(table.arn, 'ACTIVE', 'DELETING');
  context.clock.after(context.duration('dynamodb.table-deleting'), `table ${table.name} deleted`, () => {
    context.state.tables.delete(table.name);
    context.transition(table.arn, 'DELETING', 'DELETED');
  });
  return { TableDescription: tableDescription(table) };
}
