// An event that something ended: written down for a wait that has not begun, or its token sent to one that has.

import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import { EndEvent, subjectOf } from './end-event.ts';

const logger = new Logger();
const dynamodb = new DynamoDBClient({});
const sfn = new SFNClient({});
const table = readEnvironment('ledgerTable', process.env);

/** Longer than any wait; after that the ledger may forget. */
const KEEP_SECONDS = 14 * 86_400;

export async function handler(input: unknown): Promise<void> {
  const event = EndEvent.parse(input);
  const subject = subjectOf(event);
  const wait = await recordEvent(subject, event);
  const ids = logIds({ execution: wait.execution });
  if (wait.token === undefined) {
    logger.info('nobody waits for it yet', { ...ids, subject });
    return;
  }
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: wait.token, output: JSON.stringify(event.detail) }));
    logger.info('resumed', { ...ids, subject });
  } catch (error) {
    // The machine has looked for itself meanwhile, or an event came twice: it is resumed either way.
    if (!['TaskTimedOut', 'TaskDoesNotExist'].includes((error as Error).name)) throw error;
    logger.info('the wait is over', { ...ids, subject, ending: (error as Error).name });
  }
}

async function recordEvent(subject: string, event: EndEvent): Promise<{ token?: string; execution?: string }> {
  const { pk, sk } = ledgerKeys.wait(subject);
  const { Attributes } = await dynamodb.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET #event = :event, expiresAt = :expires',
      ExpressionAttributeNames: { '#event': 'event' },
      ExpressionAttributeValues: {
        ':event': { S: JSON.stringify(event.detail) },
        ':expires': { N: String(Math.floor(Date.parse(event.time) / 1000) + KEEP_SECONDS) },
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
  const token = Attributes?.['token']?.S;
  const execution = Attributes?.['execution']?.S;
  return { ...(token === undefined ? {} : { token }), ...(execution === undefined ? {} : { execution }) };
}
