// A deployment that died: starts the way back, unless it had given its lease back and so had nothing left to undo.

import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import { EVENT_SOURCE } from '../../lib/contract/names.ts';

const logger = new Logger();
const dynamodb = new DynamoDBClient({});
const sfn = new SFNClient({});
const table = readEnvironment('ledgerTable', process.env);
const deployFleetArn = readEnvironment('deployFleetArn', process.env);

/** After so many deaths of the way back the next try waits for the look at what is stranded, which comes each quarter of an hour. */
const SWIFT_ATTEMPTS = 3;
/** A day later a person has to look; the lease keeps others out until then. */
const MAX_ATTEMPTS = SWIFT_ATTEMPTS + 96;

const Death = z.object({
  source: z.string(),
  time: z.string(),
  detail: z.object({ executionArn: z.string(), name: z.string(), status: z.string(), input: z.string() }),
});
const DeadJob = z.looseObject({
  fleet: z.string(),
  image: z.string(),
  version: z.string(),
  undo: z.string().default(''),
  attempt: z.number().default(0),
});

export async function handler(event: unknown): Promise<void> {
  const { source, time, detail } = Death.parse(event);
  const { executionArn, name, status, input } = detail;
  const dead = DeadJob.parse(JSON.parse(input));
  const { fleet, image, version } = dead;
  logger.appendKeys(logIds({ image, version, fleet, deployment: name, execution: executionArn }));
  if ((await holder(fleet)) !== executionArn) {
    logger.info('nothing to take back: the deployment held no lease', { status });
    return;
  }
  if (dead.attempt >= MAX_ATTEMPTS) {
    logger.error('the fleet could not be taken back; look at it, then give its lease back', {
      status,
      attempt: dead.attempt,
    });
    return;
  }
  if (dead.attempt >= SWIFT_ATTEMPTS && source !== EVENT_SOURCE) {
    logger.warn('the way back keeps dying; it is tried again later', { status, attempt: dead.attempt });
    return;
  }
  const undo = dead.undo === '' ? name : dead.undo;
  const attempt = dead.attempt + 1;
  // Found stranded, an earlier try may have died before it had the lease: its name is used up.
  const turn = source === EVENT_SOURCE ? `${attempt}-${Date.parse(time)}` : `${attempt}`;
  await start(`${undo.slice(0, 50)}-undo-${turn}`, {
    ...dead,
    direction: 'back',
    undo,
    takeOver: executionArn,
    attempt,
  });
  logger.info('the way back has begun', { status, undo, attempt });
}

async function holder(fleet: string): Promise<string | undefined> {
  const { pk, sk } = ledgerKeys.lease(`fleet/${fleet}`);
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  return Item?.['holder']?.S;
}

async function start(name: string, input: object): Promise<void> {
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn: deployFleetArn, name, input: JSON.stringify(input) }));
  } catch (error) {
    // The event came twice.
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
}
