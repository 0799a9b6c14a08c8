import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21), consistency: 'immediate' });
const client = region.client(DynamoDBClient);
const TableName = 'items';
const Key = { pk: { S: 'one' } };

const item: Record<string, AttributeValue> = {
  ...Key,
  n: { N: '5' },
  s: { S: 'golden' },
  entries: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] },
  tags: { SS: ['x', 'y'] },
  nest: { M: { leaf: { N: '1' }, deep: { L: [{ M: { k: { BOOL: true } } }] } } },
  nothing: { NULL: true },
};

beforeAll(async () => {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  await region.run({ forMs: 60_000 });
});

const VALUES: Record<string, AttributeValue> = {
  ':one': { N: '1' },
  ':five': { N: '5' },
  ':nine': { N: '9' },
  ':gold': { S: 'gold' },
  ':golden': { S: 'golden' },
  ':x': { S: 'x' },
  ':set': { SS: ['x', 'z'] },
  ':all': { SS: ['x', 'y'] },
  ':list': { L: [{ S: 'd' }] },
  ':map': { M: {} },
  ':null': { NULL: true },
  ':type': { S: 'SS' },
};

function used(text: string, all: Record<string, AttributeValue>) {
  const names = new Set(text.match(/:[a-z]+/g) ?? []);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}

function request(expressions: { UpdateExpression?: string; ConditionExpression?: string }) {
  const text = Object.values(expressions).join(' ');
  const values = used(text, VALUES);
  return {
    TableName,
    Key,
    ...expressions,
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
    ...(text.includes('#') ? { ExpressionAttributeNames: { '#name': 'status' } } : {}),
  };
}

async function fresh() {
  await client.send(new PutItemCommand({ TableName, Item: item }));
}

describe('updates', () => {
  it('gives back only what changed', async () => {
    await fresh();
    const { Attributes } = await client.send(
      new UpdateItemCommand({ ...request({ UpdateExpression: 'SET nest.leaf = :nine' }), ReturnValues: 'UPDATED_NEW' }),
    );
    expect(Attributes).toEqual({ nest: { M: { leaf: { N: '9' } } } });
  });

  it('makes an item of its key and the update where there is none', async () => {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        ...request({ UpdateExpression: 'ADD n :one' }),
        Key: { pk: { S: 'new' } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ pk: { S: 'new' }, n: { N: '1' } });
  });
});

describe('requests', () => {
  it('refuses values that no expression uses', async () => {
    await expect(
      client.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression: 'SET n = :one',
          ExpressionAttributeValues: { ':one': { N: '1' }, ':two': { N: '2' } },
        }),
      ),
    ).rejects.toThrow('Value provided in ExpressionAttributeValues unused in expressions: keys: {:two}');
  });

  it.each<[string, Record<string, AttributeValue>, string]>([
    ['a key', { s: { S: 'x' } }, 'One or more parameter values were invalid: Missing the key pk in the item'],
    [
      'its type',
      { pk: { N: '1' } },
      'One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N',
    ],
    [
      'a number',
      { ...Key, n: { N: 'many' } },
      '1 validation error detected: The parameter cannot be converted to a numeric value: many',
    ],
    [
      'precision',
      { ...Key, n: { N: '1'.repeat(39) } },
      '1 validation error detected: Attempting to store more than 38 significant digits in a Number',
    ],
    ['its size', { ...Key, s: { S: 'x'.repeat(400 * 1024) } }, 'Item size has exceeded the maximum allowed size'],
    [
      'a set',
      { ...Key, tags: { SS: ['a', 'a'] } },
      '1 validation error detected: One or more parameter values were invalid: Input collection ["a", "a"] contains duplicates.',
    ],
  ])('refuses an item for %s', async (_, Item, message) => {
    await expect(client.send(new PutItemCommand({ TableName, Item }))).rejects.toMatchObject({
      name: 'ValidationException',
      message,
    });
  });

  it('wants a query to name the partition', async () => {
    const query = (KeyConditionExpression: string, FilterExpression?: string) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression,
          FilterExpression,
          ExpressionAttributeValues: used(`${KeyConditionExpression} ${FilterExpression}`, VALUES),
        }),
      );
    await expect(query('s = :x')).rejects.toThrow('Query condition missed key schema element: pk');
    await expect(query('pk > :x')).rejects.toThrow('Query key condition not supported');
    await expect(query('pk = :x', 'pk = :gold')).rejects.toThrow(
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: pk',
    );
  });
});
