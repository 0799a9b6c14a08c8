import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createRegion } from '../../../../lib/simulator/region.ts';

async function ledger() {
  const region = createRegion({ seed: 1, startMs: Date.UTC(2026, 10, 21), consistency: 'immediate' });
  const client = region.client(DynamoDBClient);
  await client.send(
    new CreateTableCommand({
      TableName: 'ledger',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  await region.run({ forMs: 60_000 });
  return { region, client };
}

const key = (sk: string) => ({ pk: { S: 'image#web' }, sk: { S: sk } });

describe('items', () => {
  it('gives back what was put, numbers in their plain form', async () => {
    const { client } = await ledger();
    await client.send(
      new PutItemCommand({
        TableName: 'ledger',
        Item: { ...key('a'), n: { N: '1.50e2' }, m: { M: { l: { L: [{ BOOL: true }, { NULL: true }] } } } },
      }),
    );
    const { Item } = await client.send(new GetItemCommand({ TableName: 'ledger', Key: key('a') }));
    expect(Item).toEqual({ ...key('a'), n: { N: '150' }, m: { M: { l: { L: [{ BOOL: true }, { NULL: true }] } } } });
  });

  it('takes a lease once, and tells the next who holds it', async () => {
    const { client } = await ledger();
    const take = (holder: string) =>
      client.send(
        new UpdateItemCommand({
          TableName: 'ledger',
          Key: key('lease'),
          UpdateExpression: 'SET holder = :me, expires = :t, fence = if_not_exists(fence, :zero) + :one',
          ConditionExpression: 'attribute_not_exists(pk) OR expires < :now OR holder = :me',
          ExpressionAttributeValues: {
            ':me': { S: holder },
            ':t': { N: '200' },
            ':zero': { N: '0' },
            ':one': { N: '1' },
            ':now': { N: '100' },
          },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
    expect((await take('one')).Attributes?.['fence']).toEqual({ N: '1' });
    await expect(take('two')).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      Item: { holder: { S: 'one' } },
    });
    expect((await take('one')).Attributes?.['fence']).toEqual({ N: '2' });
  });

  it('pages through a partition in the order of the sort key', async () => {
    const { client } = await ledger();
    for (const sk of ['c', 'a', 'b', 'x#1']) {
      await client.send(new PutItemCommand({ TableName: 'ledger', Item: key(sk) }));
    }
    const input = {
      TableName: 'ledger',
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :a AND :c',
      ExpressionAttributeValues: { ':pk': { S: 'image#web' }, ':a': { S: 'a' }, ':c': { S: 'c' } },
      Limit: 2,
    };
    const first = await client.send(new QueryCommand(input));
    expect(first.Items?.map((item) => item['sk']?.S)).toEqual(['a', 'b']);
    const second = await client.send(new QueryCommand({ ...input, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect(second.Items?.map((item) => item['sk']?.S)).toEqual(['c']);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });

  it('refuses a reserved word used bare', async () => {
    const { client } = await ledger();
    await expect(
      client.send(
        new UpdateItemCommand({
          TableName: 'ledger',
          Key: key('a'),
          UpdateExpression: 'SET state = :s',
          ExpressionAttributeValues: { ':s': { S: 'golden' } },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        '1 validation error detected: Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: state',
    });
  });
});
