// What receive-signal reads in the ledger, and the two counters.

import {
  ConditionalCheckFailedException,
  paginateQuery,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { ledgerKeys, type Verdict } from '../../lib/contract/ledger.ts';
import { type GatheredCause, readCause } from './cause-items.ts';
import { dynamodb, getItem, type Item, key, number, TableName, text } from './table.ts';

export interface TakenCause {
  readonly signalId: string;
  readonly version: string;
  readonly heldUntilMs: number | undefined;
  readonly vainBuilds: number | undefined;
}

export interface KnownVersion {
  readonly version: string;
  readonly verdict: Verdict | undefined;
  readonly golden: boolean;
  /** Image Builder was asked, or there is an end already. */
  readonly started: boolean;
  readonly baseAmi: string | undefined;
  readonly beganMs: number | undefined;
  readonly sourceDigest: string | undefined;
}

export interface HeldBuild {
  readonly version: string;
  readonly beganMs: number;
}

export interface Gathering {
  readonly version: string;
  readonly dueMs: number;
  readonly urgent: boolean;
  /** The signal that brings itself back until it is begun. */
  readonly signalId: string;
  readonly causesCount: number;
}

export async function readTakenCause(image: string, causeKey: string): Promise<TakenCause | undefined> {
  return takenCause(await getItem(ledgerKeys.cause(image, causeKey)));
}

/** The same as reading, in one request, and one more message is counted that said it. */
export async function countCause(image: string, causeKey: string): Promise<TakenCause | undefined> {
  try {
    const { Attributes } = await dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key: key(ledgerKeys.cause(image, causeKey)),
        UpdateExpression: 'ADD signals :one',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':one': number(1) },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return takenCause(Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

function takenCause(item: Item | undefined): TakenCause | undefined {
  const version = item?.['version']?.S;
  if (item === undefined || version === undefined) return undefined;
  return {
    signalId: item['signalId']?.S ?? '',
    version,
    heldUntilMs: numberOf(item, 'heldUntilMs'),
    vainBuilds: numberOf(item, 'vainBuilds'),
  };
}

export async function readVersion(image: string, version: string): Promise<KnownVersion | undefined> {
  const item = await getItem(ledgerKeys.version(image, version));
  if (item === undefined) return undefined;
  const verdict = item['verdict']?.S as Verdict | undefined;
  const createdAt = item['createdAt']?.S;
  return {
    version,
    verdict,
    golden: item['state']?.S === 'golden',
    started: item['imageBuildVersionArn'] !== undefined || item['state']?.S !== 'building',
    baseAmi: item['parentAmi']?.S,
    beganMs: createdAt === undefined ? undefined : Date.parse(createdAt),
    sourceDigest: item['sourceDigest']?.S,
  };
}

/** The image version that an AMI is. */
export async function versionOfAmi(image: string, amiId: string): Promise<string | undefined> {
  const item = await getItem(ledgerKeys.ami(amiId));
  return item?.['image']?.S === image ? item['version']?.S : undefined;
}

/** The build that began last. */
export async function readHeldBuild(image: string): Promise<HeldBuild | undefined> {
  const item = await getItem(ledgerKeys.build(image));
  if (item === undefined) return undefined;
  return { version: item['version']?.S ?? '', beganMs: numberOf(item, 'beganMs') ?? 0 };
}

export async function readGathering(image: string): Promise<Gathering | undefined> {
  const item = await getItem(ledgerKeys.gathering(image));
  if (item === undefined) return undefined;
  return {
    version: item['version']?.S ?? '',
    dueMs: numberOf(item, 'dueAtMs') ?? 0,
    urgent: item['urgent']?.BOOL === true,
    signalId: item['signalId']?.S ?? '',
    causesCount: numberOf(item, 'causesCount') ?? 0,
  };
}

/** All causes of a version that nothing else has answered, in the order of their keys. */
export async function readCauses(image: string, version: string): Promise<GatheredCause[]> {
  const { pk } = ledgerKeys.gathered(image, version, '');
  const causes: GatheredCause[] = [];
  const pages = paginateQuery(
    { client: dynamodb },
    {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'attribute_not_exists(answeredBy)',
      ExpressionAttributeValues: { ':pk': text(pk) },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) causes.push(...Items.map(readCause));
  return causes;
}

/** The cause that a version was built for whose key begins so. */
export async function builtFor(image: string, version: string, keyBegin: string): Promise<TakenCause | undefined> {
  const { pk } = ledgerKeys.gathered(image, version, '');
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begin)',
      ExpressionAttributeValues: { ':pk': text(pk), ':begin': text(keyBegin) },
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  const causeKey = Items[0]?.['sk']?.S;
  return causeKey === undefined ? undefined : await readTakenCause(image, causeKey);
}

/** Builds of a day, `YYYY-MM-DD`, that the cap counts. */
export async function buildsOf(image: string, date: string): Promise<number> {
  return numberOf((await getItem(ledgerKeys.counter(image, date))) ?? {}, 'capped') ?? 0;
}

/** `2026.11.21-2`: the day, and how many came before on it. A number may stay unused, none is given twice. */
export async function newVersion(image: string, date: string): Promise<string> {
  const { Attributes } = await dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key: key(ledgerKeys.counter(image, date)),
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': number(1) },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return `${date.replaceAll('-', '.')}-${Attributes?.['count']?.N}`;
}

function numberOf(item: Item, name: string): number | undefined {
  const value = item[name]?.N;
  return value === undefined ? undefined : Number(value);
}
