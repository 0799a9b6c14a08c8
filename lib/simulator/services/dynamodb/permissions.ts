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

const onArn =
  (operation: string): Permissions =>
  (input, context) => [{ action: `dynamodb:${operation}`, resource: arnOf(context, input.ResourceArn) }];

/** Reading through an index is a permission on the index. */
const onTableOrIndex =
  (operation: string): Permissions =>
  (input, context) => {
    const table = arnOf(context, input.TableName);
    const resource = input.IndexName === undefined ? table : `${table}/index/${input.IndexName}`;
    return [{ action: `dynamodb:${operation}`, resource }];
  };

const onEachTable =
  (operation: string): Permissions =>
  (input, context) =>
    Object.keys(input.RequestItems).map((name) => ({
      action: `dynamodb:${operation}`,
      resource: arnOf(context, name),
    }));

const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** Transactions have no action of their own: each part needs the permission of the single operation. */
const onEachPart: Permissions = (input, context) =>
  input.TransactItems.flatMap((item: Record<string, { TableName: string } | undefined>) =>
    Object.entries(item).flatMap(([kind, request]) =>
      request === undefined
        ? []
        : [{ action: `dynamodb:${TRANSACTION_ACTIONS[kind]}`, resource: arnOf(context, request.TableName) }],
    ),
  );

const TABLE_OPERATIONS = [
  'PutItem',
  'GetItem',
  'UpdateItem',
  'DeleteItem',
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
