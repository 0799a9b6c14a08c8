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
import { readLine } from '../plan-release/ledger.ts';

const logger = new Logger();
const dynamodb = new DynamoDBClient({});
const sfn = new SFNClient({});
const table = readEnvironment('ledgerTable', process.env);
const releaseImageArn = readEnvironment('releaseImageArn', process.env);

const Ended = z.object({ image: z.string(), version: z.string(), execution: z.string(), fence: z.string() });
const Death = z
  .object({ time: z.string(), detail: z.object({ executionArn: z.string(), input: z.string() }) })
  .transform(({ time, detail }) => {
    const input = z.object({ image: z.string(), version: z.string() }).parse(JSON.parse(detail.input));
    return { ...input, execution: detail.executionArn, diedAt: time };
  });

export async function handler(event: unknown): Promise<void> {
  const ended = z.union([Ended, Death]).parse(event);
  const { image, version, execution } = ended;
  logger.appendKeys(logIds({ image, version, execution, release: execution.split(':').at(-1) }));
  const fence = 'diedAt' in ended ? await bury(ended) : ended.fence;
  if (fence === undefined) return;
  const { versions, releases } = await readLine(image);
  const { next, superseded } = nextRelease(versions, releases);
  for (const one of superseded) await setState(image, one, 'superseded');
  logger.info(next === undefined ? 'no release waits' : `the release of ${next} is next`, { superseded });
  if (next !== undefined) await start(image, next, fence);
}

/** The fence of the dead release's lease, now given back; undefined when it held none. */
async function bury(dead: z.infer<typeof Death>): Promise<string | undefined> {
  const { image, version, execution, diedAt } = dead;
  const Key = itemKey(ledgerKeys.lease(`release/${image}`));
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
  if (Item?.['holder']?.S !== execution) return undefined;
  await setState(image, version, 'failed');
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
  return Item['fence']?.N ?? '0';
}

async function setState(image: string, version: string, state: string): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: table,
      Key: itemKey(ledgerKeys.release(image, version)),
      UpdateExpression: 'SET #state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': { S: state } },
    }),
  );
}

/** Numbered by the lease that ended: the name of the execution that had to wait is used up. */
async function start(image: string, version: string, fence: string): Promise<void> {
  try {
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: releaseImageArn,
        name: `${versionSlug(image, version)}-after-${fence}`,
        input: JSON.stringify({ image, version }),
      }),
    );
  } catch (error) {
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
}

const itemKey = ({ pk, sk }: { pk: string; sk: string }) => ({ pk: { S: pk }, sk: { S: sk } });
