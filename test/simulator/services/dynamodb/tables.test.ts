import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

const START = Date.UTC(2026, 10, 21);
const HOUR = 3_600_000;
const TableName = 'ledger';

async function table() {
  const region = createRegion({ seed: 1, startMs: START, consistency: 'immediate' });
  const client = region.client(DynamoDBClient);
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'N' },
        { AttributeName: 'state', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-state',
          KeySchema: [
            { AttributeName: 'state', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  return { region, client };
}

async function activeTable() {
  const { region, client } = await table();
  await region.run({ forMs: 60_000 });
  const put = (pk: string, sk: number, more = {}) =>
    client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, sk: { N: String(sk) }, ...more } }));
  const get = async (pk: string, sk: number) =>
    (await client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { N: String(sk) } } }))).Item;
  return { region, client, put, get };
}

describe('tables', () => {
  it('can be written once they are active', async () => {
    const { region, client } = await table();
    const put = () => client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, sk: { N: '1' } } }));
    await expect(put()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found',
    });
    await region.run({ forMs: 60_000 });
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({ TableStatus: 'ACTIVE', TableArn: expect.stringMatching(/:table\/ledger$/) });
    await put();
  });

  it('go away some time after they are deleted', async () => {
    const { region, client } = await activeTable();
    await client.send(new DeleteTableCommand({ TableName }));
    await region.run({ forMs: 60_000 });
    await expect(client.send(new DescribeTableCommand({ TableName }))).rejects.toMatchObject({
      message: 'Requested resource not found: Table: ledger not found',
    });
  });

  it('delete expired items late, and keep the others', async () => {
    const { region, client, put, get } = await activeTable();
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
      }),
    );
    const expiresAt = (ms: number) => ({ expiresAt: { N: String(Math.floor((START + ms) / 1000)) } });
    await put('a', 1, expiresAt(HOUR));
    await put('a', 2, expiresAt(30 * 24 * HOUR));
    await put('a', 3);
    await region.run({ untilMs: START + 1.1 * HOUR });
    expect(await get('a', 1)).toBeDefined();
    await region.run({ untilMs: START + 5 * 24 * HOUR });
    expect(await get('a', 1)).toBeUndefined();
    expect(await get('a', 2)).toBeDefined();
    expect(await get('a', 3)).toBeDefined();
  });

  it('show how far back they can be restored', async () => {
    const { client } = await activeTable();
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
    const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toMatchObject({
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: 35,
    });
  });
});

describe('many items', () => {
  it('come in the order of numbers, forwards or backwards, also through an index', async () => {
    const { client, put } = await activeTable();
    for (const sk of [10, 9, -1, 2.5]) await put('a', sk, { state: { S: 'golden' }, other: { S: 'x' } });
    await put('b', 1, { state: { S: 'golden' } });
    await put('b', 3);
    const sorted = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :a AND sk > :zero',
        ExpressionAttributeValues: { ':a': { S: 'a' }, ':zero': { N: '0' } },
        ScanIndexForward: false,
      }),
    );
    expect(sorted.Items?.map(({ sk }) => sk?.N)).toEqual(['10', '9', '2.5']);
    const indexed = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'by-state',
        KeyConditionExpression: '#state = :golden',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':golden': { S: 'golden' } },
        Limit: 3,
      }),
    );
    expect(indexed.Items).toEqual([
      { pk: { S: 'a' }, sk: { N: '-1' }, state: { S: 'golden' } },
      { pk: { S: 'b' }, sk: { N: '1' }, state: { S: 'golden' } },
      { pk: { S: 'a' }, sk: { N: '2.5' }, state: { S: 'golden' } },
    ]);
    expect(indexed.LastEvaluatedKey).toEqual({ pk: { S: 'a' }, sk: { N: '2.5' }, state: { S: 'golden' } });
  });

  it('are scanned page by page', async () => {
    const { client, put } = await activeTable();
    for (const pk of ['a', 'b', 'c']) for (const sk of [1, 2]) await put(pk, sk);
    const seen: string[] = [];
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    const page = () =>
      client.send(
        new ScanCommand({
          TableName,
          Limit: 4,
          FilterExpression: 'sk = :two',
          ExpressionAttributeValues: { ':two': { N: '2' } },
          ExclusiveStartKey,
        }),
      );
    do {
      const { Items = [], LastEvaluatedKey } = await page();
      seen.push(...Items.map(({ pk }) => pk?.S ?? ''));
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('are written and read in batches', async () => {
    const { client } = await activeTable();
    const key = (sk: number) => ({ pk: { S: 'a' }, sk: { N: String(sk) } });
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: [1, 2].map((sk) => ({ PutRequest: { Item: key(sk) } })) },
      }),
    );
    const { Responses } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [1, 2, 3].map(key) } } }),
    );
    expect(Responses?.[TableName]).toHaveLength(2);
    await expect(
      client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key(1), key(1)] } } })),
    ).rejects.toThrow('Provided list of item keys contains duplicates');
  });

  it('are written in a transaction, all or none', async () => {
    const { client, put, get } = await activeTable();
    await put('lease', 1, { holder: { S: 'one' } });
    const transaction = (holder: string) =>
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: { pk: { S: 'deployment' }, sk: { N: '1' } } } },
            {
              ConditionCheck: {
                TableName,
                Key: { pk: { S: 'lease' }, sk: { N: '1' } },
                ConditionExpression: 'holder = :me',
                ExpressionAttributeValues: { ':me': { S: holder } },
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              },
            },
          ],
        }),
      );
    await expect(transaction('two')).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { holder: { S: 'one' } } }],
    });
    expect(await get('deployment', 1)).toBeUndefined();
    await transaction('one');
    expect(await get('deployment', 1)).toBeDefined();
  });
});
