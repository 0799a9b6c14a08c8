// A batch of signals: each is understood, decided and recorded by itself; one that fails goes back alone.

import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logIds } from '../../lib/contract/log-ids.ts';
import { versionSlug } from '../../lib/contract/names.ts';
import { handleSignal } from './handle-signal.ts';
import { imagesAnnouncedBy } from './image-settings.ts';
import { keepDead } from './keep-dead.ts';
import { parseMessage } from './parse-message.ts';

const logger = new Logger();

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  // One after the other: two signals of one image in one batch must see each other's build.
  for (const record of event.Records) {
    try {
      await receive(record);
    } catch (error) {
      // Tried again for a day, and kept with the dead letters when it keeps failing: a denial, an outage, a fault of ours.
      logger.error('cannot receive the signal', { messageId: record.messageId, error: error as Error });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

async function receive(record: SQSRecord): Promise<void> {
  const message = parseMessage(record);
  if (message === undefined) {
    logger.error('nobody understands this message; it is kept with the dead letters', { messageId: record.messageId });
    return await keepDead(record);
  }
  const { receivedMs } = message;
  const receivedAt = new Date(receivedMs).toISOString();
  const signals =
    message.kind === 'signal'
      ? [{ id: record.messageId, receivedAt, ...message.signal }]
      : (await imagesAnnouncedBy(message.topicArn)).map((image) => ({
          kind: 'base-image' as const,
          image,
          id: record.messageId,
          receivedAt,
          attempt: 0,
        }));
  for (const signal of signals) {
    const outcome = await handleSignal(signal, receivedMs);
    const { image } = signal;
    const { version } = outcome;
    const execution = outcome.fate === 'acted' && version !== undefined ? versionSlug(image, version) : undefined;
    logger.info(`signal ${outcome.fate}`, { ...logIds({ image, version, execution }), signal, outcome });
  }
}
