import {
  type AttributeValue,
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { newRegion } from '../../new-region.ts';

async function tableWith(items: Record<string, AttributeValue>[]) {
  const { region } = newRegion();
  const client = region.client(DynamoDBClient, { maxAttempts: 1 });
  const sorted = items.some(({ s }) => s !== undefined);
  await client.send(
    new CreateTableCommand({
      TableName: 'paged',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'p', AttributeType: 'S' as const },
        ...(sorted ? [{ AttributeName: 's', AttributeType: 'N' as const }] : []),
      ],
      KeySchema: [
        { AttributeName: 'p', KeyType: 'HASH' as const },
        ...(sorted ? [{ AttributeName: 's', KeyType: 'RANGE' as const }] : []),
      ],
    }),
  );
  await region.run({ forMs: 60_000 });
  for (const Item of items) await client.send(new PutItemCommand({ TableName: 'paged', Item }));
  return client;
}

const six = [1, 2, 3, 4, 5, 6].map((s) => ({ p: { S: 'x' }, s: { N: `${s}` } }));
const QUERY = {
  TableName: 'paged',
  KeyConditionExpression: 'p = :p',
  ExpressionAttributeValues: { ':p': { S: 'x' } },
};

test('a scan goes on behind the last item of a page when that is gone', async () => {
  const client = await tableWith(['a', 'b', 'c', 'd'].map((p) => ({ p: { S: p } })));
  const first = await client.send(new ScanCommand({ TableName: 'paged', Limit: 2 }));
  await client.send(new DeleteItemCommand({ TableName: 'paged', Key: first.LastEvaluatedKey }));
  const second = await client.send(new ScanCommand({ TableName: 'paged', ExclusiveStartKey: first.LastEvaluatedKey }));
  const seen = [...(first.Items ?? []), ...(second.Items ?? [])].map(({ p }) => p?.S);
  expect(seen.sort()).toEqual(['a', 'b', 'c', 'd']);
});

test('a query backwards goes on before a key that no item has', async () => {
  const client = await tableWith(six);
  const { Items } = await client.send(
    new QueryCommand({ ...QUERY, ScanIndexForward: false, ExclusiveStartKey: { p: { S: 'x' }, s: { N: '4.5' } } }),
  );
  expect(Items?.map(({ s }) => s?.N)).toEqual(['4', '3', '2', '1']);
});

test.each<[Record<string, AttributeValue>, string]>([
  [
    { p: { S: 'y' }, s: { N: '1' } },
    'The provided starting key is outside query boundaries based on provided conditions',
  ],
  [{ p: { S: 'x' } }, 'The provided starting key is invalid'],
  [{ p: { S: 'x' }, s: { N: '1' }, more: { S: 'z' } }, 'The provided starting key is invalid'],
])('a query cannot start at %j', async (ExclusiveStartKey, message) => {
  const client = await tableWith(six);
  await expect(client.send(new QueryCommand({ ...QUERY, ExclusiveStartKey }))).rejects.toMatchObject({
    name: 'ValidationException',
    message,
  });
});
