import type { CallContext, Permission } from '../../kernel/service.ts';
import { type DynamoDbState, tableName } from './state.ts';

type Context = CallContext<DynamoDbState>;
type Permissions = (input: any, context: Context) => readonly Permission[];

function arnOf(context: Context, nameOrArn: string): string {
  return `arn:${context.partition}:dynamodb:${context.region}:${context.account}:table/${tableName(nameOrArn)}`;
}

const onTable =
  (operation: string): Permissions =>
  (input, context) => [{ action: `dynamodb:${operation}`, resource: arnOf(context, input.TableName) }];

type Item = Readonly<Record<string, object>> | undefined;

/** Calls on items carry the values of their partition keys. */
const onItem =
  (operation: string): Permissions =>
  (input, context) => [itemPermission(context, `dynamodb:${operation}`, input)];

function itemPermission(
  context: Context,
  action: string,
  input: { readonly TableName: string; readonly Key?: Item; readonly Item?: Item; readonly ReturnValues?: string },
): Permission {
  const leading = leadingKeys(context, input.TableName, [input.Key ?? input.Item]);
  const conditions = { ...leading, 'dynamodb:ReturnValues': input.ReturnValues ?? 'NONE' };
  return { action, resource: arnOf(context, input.TableName), conditions };
}

/** As policies write them: strings and numbers plainly, binary values in base64. */
function leadingKeys(context: Context, table: string, keys: readonly Item[]): NonNullable<Permission['conditions']> {
  const hash = context.state.tables.get(tableName(table))?.keys.hash;
  if (hash === undefined) return {};
  return { 'dynamodb:LeadingKeys': keys.flatMap((key) => Object.values(key?.[hash] ?? {}).map(plainKey)) };
}

const plainKey = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);

const onArn =
  (operation: string): Permissions =>
  (input, context) => [{ action: `dynamodb:${operation}`, resource: arnOf(context, input.ResourceArn) }];

/** Reading through an index is a permission on the index. */
const onTableOrIndex =
  (operation: string): Permissions =>
  (input, context) => {
    const table = arnOf(context, input.TableName);
    const resource = input.IndexName === undefined ? table : `${table}/index/${input.IndexName}`;
    const select = input.Select ?? (input.ProjectionExpression === undefined ? undefined : 'SPECIFIC_ATTRIBUTES');
    return [
      {
        action: `dynamodb:${operation}`,
        resource,
        conditions: { 'dynamodb:Select': select, ...asked(input, context) },
      },
    ];
  };

/** The partition that a query asks for. */
function asked(input: any, context: Context): NonNullable<Permission['conditions']> {
  const table = context.state.tables.get(tableName(input.TableName));
  const keys = input.IndexName === undefined ? table?.keys : table?.indexes.get(input.IndexName)?.keys;
  if (keys === undefined || input.KeyConditionExpression === undefined) return {};
  const names = Object.entries(input.ExpressionAttributeNames ?? {}).flatMap(([alias, name]) =>
    name === keys.hash ? [alias] : [],
  );
  const written = [keys.hash, ...names].map((name) => name.replaceAll(/[^\w#]/g, '.')).join('|');
  const [, value = ''] =
    new RegExp(`(?:^|[\\s(])(?:${written})\\s*=\\s*(:\\w+)`).exec(input.KeyConditionExpression) ?? [];
  const found = input.ExpressionAttributeValues?.[value];
  return found === undefined ? {} : { 'dynamodb:LeadingKeys': Object.values(found).map(plainKey) };
}

type Requests =
  | { readonly Keys?: readonly Item[] }
  | readonly Record<string, { Item?: Item; Key?: Item } | undefined>[];

const onEachTable =
  (operation: string): Permissions =>
  (input, context) =>
    Object.entries(input.RequestItems as Record<string, Requests>).map(([name, requests]) => ({
      action: `dynamodb:${operation}`,
      resource: arnOf(context, name),
      conditions: leadingKeys(context, name, keysOf(requests)),
    }));

function keysOf(requests: Requests): readonly Item[] {
  if ('Keys' in requests) return requests.Keys ?? [];
  const writes = requests as readonly Record<string, { Item?: Item; Key?: Item } | undefined>[];
  return writes.flatMap((one) => Object.values(one).map((request) => request?.Item ?? request?.Key));
}

const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** Transactions have no action of their own: each part needs the permission of the single operation. */
const onEachPart: Permissions = (input, context) =>
  input.TransactItems.flatMap((item: Record<string, { TableName: string; Key?: Item; Item?: Item } | undefined>) =>
    Object.entries(item).flatMap(([kind, request]) =>
      request === undefined ? [] : [itemPermission(context, `dynamodb:${TRANSACTION_ACTIONS[kind]}`, request)],
    ),
  );

const ITEM_OPERATIONS = ['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem'];

const TABLE_OPERATIONS = [
  'DescribeTable',
  'DeleteTable',
  'UpdateTable',
  'UpdateTimeToLive',
  'DescribeTimeToLive',
  'UpdateContinuousBackups',
  'DescribeContinuousBackups',
];

export const permissions: Readonly<Record<string, Permissions>> = {
  ...Object.fromEntries(TABLE_OPERATIONS.map((operation) => [operation, onTable(operation)])),
  ...Object.fromEntries(ITEM_OPERATIONS.map((operation) => [operation, onItem(operation)])),
  ...Object.fromEntries(
    ['TagResource', 'UntagResource', 'ListTagsOfResource'].map((operation) => [operation, onArn(operation)]),
  ),
  CreateTable: (input, context) => [
    ...onTable('CreateTable')(input, context),
    ...((input.Tags ?? []).length > 0 ? onTable('TagResource')(input, context) : []),
  ],
  Query: onTableOrIndex('Query'),
  Scan: onTableOrIndex('Scan'),
  BatchGetItem: onEachTable('BatchGetItem'),
  BatchWriteItem: onEachTable('BatchWriteItem'),
  TransactWriteItems: onEachPart,
  TransactGetItems: onEachPart,
};
