import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
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

describe('conditions', () => {
  const met = async (ConditionExpression: string) => {
    await fresh();
    try {
      await client.send(new UpdateItemCommand(request({ ConditionExpression })));
      return true;
    } catch (error) {
      if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      return false;
    }
  };

  it.each([
    ['n = :five', true],
    ['n <> :five', false],
    ['gone <> :five', true],
    ['gone < :five', false],
    ['n BETWEEN :one AND :nine', true],
    ['n IN (:one, :nine)', false],
    ['s = :five', false],
    ['begins_with(s, :gold)', true],
    ['contains(s, :golden) AND contains(tags, :x)', true],
    ['contains(entries, :x)', false],
    ['attribute_type(tags, :type)', true],
    ['attribute_exists(nest.deep[0].k)', true],
    ['attribute_not_exists(nest.deep[1])', true],
    ['size(entries) > :one AND size(tags) < :five', true],
    ['NOT n = :five OR s = :golden AND n = :nine', false],
    ['(NOT n = :five OR s = :golden) AND n = :five', true],
    ['nothing = :null', true],
    ['tags = :all', true],
  ])('%s is %s', async (expression, expected) => {
    expect(await met(expression)).toBe(expected);
  });

  it.each([
    ['n = ', 'Syntax error; token: "<EOF>", near: "="'],
    ['n ! :five', 'Syntax error; token: "!", near: "n ! :five"'],
    ['status = :five', 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['n = :none', 'An expression attribute value used in expression is not defined; attribute value: :none'],
    ['#none = :five', 'An expression attribute name used in the document path is not defined; attribute name: #none'],
    ['exists(n)', 'Invalid function name; function: exists'],
    [
      'begins_with(s, :five)',
      'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
    ],
    [
      'attribute_exists(n, s)',
      'Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2',
    ],
    [
      'n = n',
      'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]',
    ],
    ['((n = :five))', 'The expression has redundant parentheses;'],
    ['', 'The expression can not be empty;'],
  ])('%s is refused', async (expression, reason) => {
    await expect(met(expression)).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Invalid ConditionExpression: ${reason}`,
    });
  });
});

describe('updates', () => {
  const updated = async (UpdateExpression: string) => {
    await fresh();
    await client.send(new UpdateItemCommand(request({ UpdateExpression })));
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item ?? {};
  };

  it.each<[string, string, AttributeValue | undefined]>([
    ['SET n = n + :five', 'n', { N: '10' }],
    ['SET n = :one - n', 'n', { N: '-4' }],
    ['SET fresh = if_not_exists(fresh, :one)', 'fresh', { N: '1' }],
    ['SET entries = list_append(:list, entries)', 'entries', { L: [{ S: 'd' }, { S: 'a' }, { S: 'b' }, { S: 'c' }] }],
    ['SET entries[9] = :x', 'entries', { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'x' }] }],
    ['REMOVE entries[0], entries[1]', 'entries', { L: [{ S: 'c' }] }],
    ['ADD n :nine', 'n', { N: '14' }],
    ['ADD tags :set', 'tags', { SS: ['x', 'y', 'z'] }],
    ['DELETE tags :set', 'tags', { SS: ['y'] }],
    ['DELETE tags :all', 'tags', undefined],
    ['REMOVE nest.deep SET nest.leaf = :x', 'nest', { M: { leaf: { S: 'x' } } }],
    ['SET #name = s, s = n', 'status', { S: 'golden' }],
  ])('%s', async (expression, name, expected) => {
    expect((await updated(expression))[name]).toEqual(expected);
  });

  it.each([
    ['SET a = :one SET b = :one', 'The "SET" section can only be used once in an update expression;', true],
    [
      'SET nest.leaf = :one REMOVE nest',
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [nest, leaf], path two: [nest]',
      true,
    ],
    ['SET n = :one,', 'Syntax error; token: "<EOF>", near: ","', true],
    [
      'SET pk = :x',
      'One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key',
      false,
    ],
    ['SET n = gone + :one', 'The provided expression refers to an attribute that does not exist in the item', false],
    ['SET n = s + :one', 'An operand in the update expression has an incorrect data type', false],
    ['SET gone.leaf = :one', 'The document path provided in the update expression is invalid for update', false],
    [
      'ADD s :gold',
      'Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
      true,
    ],
  ])('%s is refused', async (expression, reason, syntax) => {
    await expect(updated(expression)).rejects.toMatchObject({
      name: 'ValidationException',
      message: `${syntax ? 'Invalid UpdateExpression: ' : ''}${reason}`,
    });
  });

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
    ['a number', { ...Key, n: { N: 'many' } }, 'The parameter cannot be converted to a numeric value: many'],
    [
      'precision',
      { ...Key, n: { N: '1'.repeat(39) } },
      'Attempting to store more than 38 significant digits in a Number',
    ],
    ['its size', { ...Key, s: { S: 'x'.repeat(400 * 1024) } }, 'Item size has exceeded the maximum allowed size'],
    [
      'a set',
      { ...Key, tags: { SS: ['a', 'a'] } },
      'One or more parameter values were invalid: Input collection [a, a] contains duplicates.',
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
