import type { CreateTableCommandInput, CreateTableCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { tableDescription } from '../describe.ts';
import { invalidParameter, validation } from '../errors.ts';
import { readIndexes, readKeySchema } from '../schema.ts';
import { tableSettings } from '../settings.ts';
import { type DynamoDbState, tableName } from '../state.ts';
import { Table } from '../table.ts';

export function createTable(
  input: CreateTableCommandInput,
  context: CallContext<DynamoDbState>,
): Partial<CreateTableCommandOutput> {
  const { state, clock } = context;
  const name = tableName(input.TableName as string);
  if (!/^[A-Za-z0-9_.-]{3,255}$/.test(name)) {
    throw validation(
      'TableName must be at least 3 characters long and at most 255 characters long, and contain only a-z, A-Z, 0-9, _, - and .',
    );
  }
  if (input.BillingMode !== 'PAY_PER_REQUEST' && input.ProvisionedThroughput === undefined) {
    throw invalidParameter(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  }
  if (state.tables.has(name)) throw new ServiceError('ResourceInUseException', `Table already exists: ${name}`);
  const attributeTypes = new Map(
    (input.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => [
      AttributeName as string,
      AttributeType as string,
    ]),
  );
  const keys = readKeySchema(input.KeySchema ?? [], attributeTypes);
  const indexes = readIndexes(input, attributeTypes);
  requireAllUsed(attributeTypes, [keys, ...[...indexes.values()].map((index) => index.keys)]);
  const made = {
    name,
    arn: `arn:${context.partition}:dynamodb:${context.region}:${context.account}:table/${name}`,
    id: context.ids.uuid(),
    createdMs: clock.nowMs,
    keys,
    attributeTypes,
    indexes,
    settings: tableSettings(input, clock.nowMs),
  };
  const table = new Table(made, context);
  table.deletionProtected = input.DeletionProtectionEnabled === true;
  for (const { Key, Value } of input.Tags ?? []) table.tags.set(Key as string, Value as string);
  state.tables.set(name, table);
  context.transition(table.arn, undefined, 'CREATING');
  clock.after(context.duration('dynamodb.table-creating'), `table ${name} active`, () => {
    table.status = 'ACTIVE';
    context.transition(table.arn, 'CREATING', 'ACTIVE');
  });
  return { TableDescription: tableDescription(table) };
}

function requireAllUsed(
  types: ReadonlyMap<string, string>,
  keys: readonly { hash: string; range: string | undefined }[],
) {
  const used = new Set(keys.flatMap(({ hash, range }) => [hash, range]));
  if ([...types.keys()].every((name) => used.has(name))) return;
  throw invalidParameter(
    `Some AttributeDefinitions are not used. AttributeDefinitions: [${[...types.keys()].join(', ')}], keys used: [${[...used].filter((name) => name !== undefined).join(', ')}]`,
  );
}
