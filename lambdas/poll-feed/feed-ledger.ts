// What the ledger knows of a feed: how far it was read, when last, and what has been wrong with it since.

import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { FeedName } from '../../lib/contract/documents.ts';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import type { Mark } from './source.ts';

const client = new DynamoDBClient({});
const table = readEnvironment('ledgerTable', process.env);

/** What the last look that succeeded found. */
export interface LastLook {
  readonly scope: string;
  readonly mark: Mark;
  /** Of the feed's document, unpacked. */
  readonly digest: string;
  readonly entries: number;
}

export interface Holder {
  /** Of the invocation; that which is tried again keeps it. */
  readonly requestId: string;
  readonly untilMs: number;
}

/** Begins a look, alone. Undefined while another one runs; it gives up its place when its time is over. */
export async function beginLook(
  feed: FeedName,
  { requestId, untilMs }: Holder,
): Promise<LastLook | object | undefined> {
  try {
    const { Attributes: item } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(feed),
        UpdateExpression: 'SET lookedAt = :now, heldBy = :me, heldUntilMs = :until',
        ConditionExpression: 'attribute_not_exists(heldBy) OR heldBy = :me OR heldUntilMs < :nowMs',
        ExpressionAttributeValues: {
          ':now': now(),
          ':nowMs': { N: String(Date.now()) },
          ':me': { S: requestId },
          ':until': { N: String(untilMs) },
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const { scope, mark, digest, entries } = item ?? {};
    if (scope?.S === undefined || mark?.S === undefined) return {};
    return {
      scope: scope.S,
      mark: JSON.parse(mark.S) as Mark,
      digest: digest?.S ?? '',
      entries: Number(entries?.N ?? 0),
    };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Ends a look that went well: with what it found, or with nothing new. */
export async function endWell(
  feed: FeedName,
  { found, changed, idle }: { found?: LastLook | undefined; changed?: boolean; idle?: string },
): Promise<void> {
  const set: Record<string, AttributeValue> = { succeededAt: now() };
  if (found !== undefined) {
    set['scope'] = { S: found.scope };
    set['mark'] = { S: JSON.stringify(found.mark) };
    set['digest'] = { S: found.digest };
    set['entries'] = { N: String(found.entries) };
  }
  if (changed === true) set['changedAt'] = now();
  if (idle !== undefined) set['idle'] = { S: idle };
  await endLook(feed, set, ['fault', 'failingSince', ...(idle === undefined ? ['idle'] : [])]);
}

/** Ends a look in vain. How far the feed was read stays as it was. */
export async function endWithFault(feed: FeedName, fault: string): Promise<void> {
  await endLook(feed, { fault: { S: fault.slice(0, 1000) } }, ['idle'], 'failingSince');
}

async function endLook(
  feed: FeedName,
  set: Readonly<Record<string, AttributeValue>>,
  remove: readonly string[],
  since?: string,
): Promise<void> {
  const names = Object.keys(set);
  const sets = names.map((name) => `#${name} = :${name}`);
  if (since !== undefined) sets.push(`${since} = if_not_exists(${since}, :since)`);
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: keyOf(feed),
      UpdateExpression: `SET ${sets.join(', ')} REMOVE ${[...remove, 'heldBy', 'heldUntilMs'].join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(names.map((name) => [`:${name}`, set[name] as AttributeValue])),
        ...(since === undefined ? {} : { ':since': now() }),
      },
    }),
  );
}

function keyOf(feed: FeedName): Record<string, AttributeValue> {
  const { pk, sk } = ledgerKeys.feed(feed);
  return { pk: { S: pk }, sk: { S: sk } };
}

const now = (): AttributeValue => ({ S: new Date().toISOString() });
