import { type AttributeValue, DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import type { ReleaseRecord, VersionRecord } from '../../lib/decisions/plan-release.ts';

const client = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

/** All versions of an image and all their releases. */
export async function readLine(image: string): Promise<{ versions: VersionRecord[]; releases: ReleaseRecord[] }> {
  const versions = await readItems(ledgerKeys.version(image, ''));
  const releases = await readItems(ledgerKeys.release(image, ''));
  return {
    versions: versions.map((item) => ({
      version: text(item, 'version'),
      state: text(item, 'state'),
      amiId: text(item, 'amiId'),
    })),
    releases: releases.map((item) => ({
      version: text(item, 'version'),
      state: text(item, 'state'),
      execution: text(item, 'execution'),
    })),
  };
}

const text = (item: Record<string, AttributeValue>, name: string) => item[name]?.S ?? '';

/** Items of a partition whose sort key begins so. */
export async function readItems({ pk, sk }: { pk: string; sk: string }): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: sk } },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages) items.push(...(Items ?? []));
  return items;
}
