// After a release, however it ended: gives back the lease of one that died, and starts the newest release that waits.

import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import { versionSlug } from '../../lib/contract/names.ts';
import { nextRelease } from '../../lib/decisions/plan-release.ts';
import { readHolder } from '../find-stranded/read-holder.ts';
import { fleetsOf } from '../plan-release/fleets-of.ts';
import { readLine } from '../plan-release/ledger.ts';

const logger = new Logger();
const dynamodb = new DynamoDBClient({});
const sfn = new SFNClient({});
const table = readEnvironment('ledgerTable', process.env);
const releaseImageArn = readEnvironment('releaseImageArn', process.env);

const Ended = z.object({ image: z.string(), version: z.string(), execution: z.string(), fence: z.string() });
const Death = z
  .object({ time: z.string(), detail: z.object({ executionArn: z.string(), status: z.string(), input: z.string() }) })
  .transform(({ time, detail }) => {
    const input = z.object({ image: z.string(), version: z.string() }).parse(JSON.parse(detail.input));
    return { ...input, execution: detail.executionArn, diedAt: time, status: detail.status };
  });
type Death = z.infer<typeof Death>;

export async function handler(event: unknown): Promise<void> {
  const ended = z.union([Ended, Death]).parse(event);
  const { image, version, execution } = ended;
  logger.appendKeys(logIds({ image, version, execution, release: execution.split(':').at(-1) }));
  const turn = 'diedAt' in ended ? await bury(ended) : ended.fence;
  if (turn === undefined) return;
  const busy = await busyFleets(image);
  if (busy.length > 0) {
    // Deployments to them would be refused. What waits is found again by the look at what is stranded.
    logger.info('fleets are still being taken back; the next release waits for them', { busy });
    return;
  }
  const { versions, releases } = await readLine(image);
  const { next, superseded } = nextRelease(versions, releases);
  for (const one of superseded) await supersede(image, one);
  logger.info(next === undefined ? 'no release waits' : `the release of ${next} is next`, { superseded });
  if (next !== undefined) await start(image, next, turn);
}

/** Fleets whose deployment died and is being taken back. */
async function busyFleets(image: string): Promise<string[]> {
  const busy: string[] = [];
  for (const fleet of await fleetsOf(image)) if ((await readHolder(`fleet/${fleet}`)) !== undefined) busy.push(fleet);
  return busy;
}

/** Names the turn of whichever release is next; undefined while another release holds the lease. */
async function bury(dead: Death): Promise<string | undefined> {
  const { image, execution, diedAt } = dead;
  // One that only had to wait has done so and ended; it is still to be made.
  if (dead.status !== 'SUCCEEDED') await fail(dead);
  const Key = itemKey(ledgerKeys.lease(`release/${image}`));
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
  const holder = Item?.['holder']?.S;
  if (holder !== undefined && holder !== execution) return undefined;
  if (holder === execution) {
    await dynamodb.send(
      new UpdateItemCommand({
        TableName: table,
        Key,
        UpdateExpression: 'SET leaseUntil = :now REMOVE holder',
        ConditionExpression: 'holder = :dead',
        ExpressionAttributeValues: { ':dead': { S: execution }, ':now': { S: diedAt } },
      }),
    );
    logger.warn('a release died; its lease is given back');
  }
  return `${Item?.['fence']?.N ?? '0'}-${Date.parse(diedAt)}`;
}

/** Writes down that a release died, unless it had come to its end or another has been asked for since. */
async function fail({ image, version, execution, diedAt }: Death): Promise<void> {
  try {
    await dynamodb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: itemKey(ledgerKeys.release(image, version)),
        UpdateExpression:
          'SET #state = :failed, image = :image, version = :version, execution = :dead, endedAt = :at, reasons = :reasons',
        ConditionExpression: 'attribute_not_exists(pk) OR (execution = :dead AND #state IN (:queued, :releasing))',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':failed': { S: 'failed' },
          ':queued': { S: 'queued' },
          ':releasing': { S: 'releasing' },
          ':image': { S: image },
          ':version': { S: version },
          ':dead': { S: execution },
          ':at': { S: diedAt },
          ':reasons': { L: [{ S: 'the release was stopped or died' }] },
        },
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
  }
}

async function supersede(image: string, version: string): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: table,
      Key: itemKey(ledgerKeys.release(image, version)),
      UpdateExpression: 'SET #state = :superseded',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':superseded': { S: 'superseded' } },
    }),
  );
}

/** Named by the turn that ended: the name of the execution that had to wait is used up. */
async function start(image: string, version: string, turn: string): Promise<void> {
  try {
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: releaseImageArn,
        name: `${versionSlug(image, version)}-after-${turn}`,
        input: JSON.stringify({ image, version }),
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
}

const itemKey = ({ pk, sk }: { pk: string; sk: string }) => ({ pk: { S: pk }, sk: { S: sk } });
