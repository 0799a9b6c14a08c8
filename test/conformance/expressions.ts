import { isDeepStrictEqual } from 'node:util';
import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { createRegion } from '../../lib/simulator/region.ts';
import type { RecordedScore, Tell } from './conformance-line.ts';
import type { ExpressionCase, ExpressionKind } from './expressions-case.ts';
import { EXPRESSION_CASES, ITEM, NAMES, VALUES } from './expressions-cases.ts';
import { tableScore } from './table-score.ts';

const TableName = 'items';
const Key = { pk: { S: 'one' }, sk: { S: 'm' } };

const FIELDS: Readonly<Record<ExpressionKind, string>> = {
  condition: 'ConditionExpression',
  update: 'UpdateExpression',
  projection: 'ProjectionExpression',
  filter: 'FilterExpression',
  key: 'KeyConditionExpression',
};

export async function documentedExpressions(tell: Tell): Promise<RecordedScore> {
  const client = await preparedTable();
  const differs = (one: ExpressionCase) => expressionDiffers(client, one);
  return tableScore({ name: 'expressions', cases: EXPRESSION_CASES, differs }, tell);
}

/** A client of a region with a table of one partition and sort key. */
export async function preparedTable(): Promise<DynamoDBClient> {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21) });
  const client = region.client(DynamoDBClient);
  const names = ['pk', 'sk'];
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: names.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
    }),
  );
  await region.run({ forMs: 60_000 });
  return client;
}

/** What the region makes of it otherwise. */
export async function expressionDiffers(client: DynamoDBClient, one: ExpressionCase): Promise<string | undefined> {
  const wanted = wantedOf(one);
  const ours = await made(client, one);
  const same =
    typeof wanted === 'object' && typeof ours === 'object' && one.kind === 'update'
      ? Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(ours[name], value))
      : isDeepStrictEqual(ours, wanted);
  return same ? undefined : `wanted ${JSON.stringify(wanted)}, ours ${JSON.stringify(ours)}`;
}

/** A refusal in full: with `!` it stands as it is written. */
function wantedOf({ kind, wanted }: ExpressionCase): ExpressionCase['wanted'] {
  if (typeof wanted !== 'string') return wanted;
  if (wanted.startsWith('!')) return wanted.slice(1);
  const envelope = kind === 'condition' || kind === 'update' ? '1 validation error detected: ' : '';
  return `${envelope}Invalid ${FIELDS[kind]}: ${wanted}`;
}

async function made(client: DynamoDBClient, one: ExpressionCase): Promise<ExpressionCase['wanted']> {
  await client.send(new PutItemCommand({ TableName, Item: ITEM }));
  try {
    return await answered(client, one);
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'ConditionalCheckFailedException' ? false : message;
  }
}

async function answered(
  client: DynamoDBClient,
  { kind, expression }: ExpressionCase,
): Promise<ExpressionCase['wanted']> {
  const request = { TableName, [FIELDS[kind]]: expression, ...placeholders(expression) };
  switch (kind) {
    case 'condition':
      await client.send(new UpdateItemCommand({ ...request, Key }));
      return true;
    case 'update':
      return (await client.send(new UpdateItemCommand({ ...request, Key, ReturnValues: 'ALL_NEW' }))).Attributes ?? {};
    case 'projection':
      return (await client.send(new GetItemCommand({ ...request, Key, ConsistentRead: true }))).Item ?? {};
    case 'filter':
      return (await client.send(new ScanCommand({ ...request, ConsistentRead: true }))).Count === 1;
    default:
      return (await client.send(new QueryCommand({ ...request, ConsistentRead: true }))).Count ?? 0;
  }
}

/** Those that the expression speaks of. */
function placeholders(expression: string) {
  const spoken = new Set(expression.match(/[:#]\w+/g) ?? []);
  const picked = <Value>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => spoken.has(name)));
  const [names, values] = [picked(NAMES), picked<AttributeValue>(VALUES)];
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}
