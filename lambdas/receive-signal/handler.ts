// A batch of signals: each is understood, decided and recorded by itself; one that fails goes back alone. Then each image that was
// spoken of is looked at once: what is gathered for it and due is begun.

import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logIds } from '../../lib/contract/log-ids.ts';
import { versionSlug } from '../../lib/contract/names.ts';
import type { Signal } from '../../lib/contract/signal.ts';
import { handleSignal, type KnownSignal } from './handle-signal.ts';
import { ImageLook } from './image-look.ts';
import { keepDead } from './keep-dead.ts';
import { parseMessage } from './parse-message.ts';
import { receiveFinding } from './receive-finding.ts';
import { signalsOf } from './signals-of-message.ts';
import { SpokenOf } from './spoken-of.ts';

const logger = new Logger();

/** By image. */
type Batch = Map<string, SpokenOf>;

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const failed = new Set<string>();
  const batch: Batch = new Map();
  // One after the other: two signals of one image in one batch must see each other's build.
  for (const record of event.Records) {
    try {
      await receive(record, batch);
    } catch (error) {
      // Tried again for a day, and kept with the dead letters when it keeps failing: a denial, an outage, a fault of ours.
      logger.error('cannot receive the signal', { messageId: record.messageId, error: error as Error });
      failed.add(record.messageId);
    }
  }
  for (const image of batch.values()) {
    try {
      const tended = await image.tend();
      if (tended !== undefined) logger.info('gathering looked at', { ...logIds({ image: image.name }), tended });
    } catch (error) {
      logger.error('cannot look at what is gathered', { ...logIds({ image: image.name }), error: error as Error });
      for (const messageId of image.messageIds) failed.add(messageId);
    }
  }
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}

async function receive(record: SQSRecord, batch: Batch): Promise<void> {
  const message = parseMessage(record);
  const { messageId } = record;
  if (message === undefined) {
    logger.error('nobody understands this message; it is kept with the dead letters', { messageId });
    return await keepDead(record);
  }
  const { receivedMs: nowMs } = message;
  const receivedAt = new Date(nowMs).toISOString();
  const decideOne = (signal: KnownSignal) => {
    const about = aboutImage(batch, signal.image, { messageId, nowMs });
    about.note(signal);
    return decide(signal, about.look, nowMs);
  };
  if (message.kind === 'finding') {
    const hand = (signal: Signal & { id: string }) => decideOne({ receivedAt, ...signal });
    return await receiveFinding(message.finding, { messageId, nowMs, hand, logger });
  }
  // What was gathered meanwhile need not wait for its own look.
  if (message.kind === 'golden') aboutImage(batch, message.image, { messageId, nowMs });
  for (const signal of await signalsOf(message, { id: messageId, receivedAt })) await decideOne(signal);
}

function aboutImage(batch: Batch, image: string, message: { messageId: string; nowMs: number }): SpokenOf {
  const about = batch.get(image) ?? new SpokenOf(new ImageLook(image));
  batch.set(image, about);
  about.add(message);
  return about;
}

async function decide(signal: KnownSignal, look: ImageLook, nowMs: number): Promise<void> {
  const outcome = await handleSignal(signal, look, nowMs);
  // Of a burst, each that is new is logged.
  if (outcome.repeated === true) return;
  const { image } = signal;
  const { version } = outcome;
  const execution = outcome.fate === 'acted' && version !== undefined ? versionSlug(image, version) : undefined;
  logger.info(`signal ${outcome.fate}`, { ...logIds({ image, version, execution }), signal, outcome });
}
