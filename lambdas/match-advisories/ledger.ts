import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';

const client = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);
/** Longer than anything is held back for. */
const TOLD_DAYS = 8;

export interface Told {
  readonly when: 'now' | 'settle';
  readonly atMs: number;
}

/** The last signal about each advisory, by its cause. */
export async function readTold(image: string): Promise<Map<string, Told>> {
  const items = await query(ledgerKeys.told(image, ''));
  return new Map(
    items.map((item) => [
      item['sk']?.S ?? '',
      { when: item['when']?.S === 'now' ? 'now' : 'settle', atMs: Number(item['atMs']?.N) },
    ]),
  );
}

export async function recordTold(image: string, causeKey: string, { when, atMs }: Told): Promise<void> {
  const { pk, sk } = ledgerKeys.told(image, causeKey);
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: {
        pk: { S: pk },
        sk: { S: sk },
        when: { S: when },
        atMs: { N: String(atMs) },
        expiresAt: { N: String(Math.floor(atMs / 1000) + TOLD_DAYS * 86_400) },
      },
    }),
  );
}

/** The keys of advisories that are causes of a version that is not done yet, or that settle. */
export async function readCauses(image: string, unfinished: readonly string[]) {
  const building = new Set<string>();
  for (const item of await query(ledgerKeys.cause(image, 'advisory '))) {
    if (unfinished.includes(item['version']?.S ?? '')) building.add(item['sk']?.S ?? '');
  }
  for (const version of unfinished) for (const key of await gatheredFor(image, version)) building.add(key);
  const settling = await gathering(image);
  return { building, gathered: new Set(settling === undefined ? [] : await gatheredFor(image, settling)) };
}

async function gatheredFor(image: string, version: string): Promise<string[]> {
  return (await query(ledgerKeys.gathered(image, version, 'advisory '))).map((item) => item['sk']?.S ?? '');
}

/** The version that signals settle for. */
async function gathering(image: string): Promise<string | undefined> {
  const { pk, sk } = ledgerKeys.gathering(image);
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  return Item?.['version']?.S;
}

/** Items whose sort keys begin so. */
async function query({ pk, sk }: { pk: string; sk: string }): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: sk === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ...(sk === '' ? {} : { ':sk': { S: sk } }) },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages) items.push(...(Items ?? []));
  return items;
}
