// A deployment that died: starts the way back, unless it had given its lease back and so had nothing left to undo.

import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { logIds } from '../../lib/contract/log-ids.ts';

const logger = new Logger();
const dynamodb = new DynamoDBClient({});
const sfn = new SFNClient({});
const table = readEnvironment('ledgerTable', process.env);
const deployFleetArn = readEnvironment('deployFleetArn', process.env);

/** After so many deaths of the way back a person has to look; the lease keeps others out until then. */
const MAX_ATTEMPTS = 3;

const Death = z.object({
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
  const { executionArn, name, status, input } = Death.parse(event).detail;
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
  const undo = dead.undo === '' ? name : dead.undo;
  const attempt = dead.attempt + 1;
  await start(`${undo.slice(0, 70)}-undo-${attempt}`, {
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
