import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment } from '../../lib/contract/environment.ts';
import type { Signal } from '../../lib/contract/signal.ts';

const sqs = new SQSClient({});
const queueUrl = readEnvironment('signalsQueueUrl', process.env);

/** The longest that a queue holds a message back. */
const MAX_DELAY_SECONDS = 900;
/** Looks after an announcement; then the poll goes on. */
const MAX_LOOKS = 3;

export async function sendAgain(signal: Signal, delaySeconds: number): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(signal),
      DelaySeconds: Math.min(delaySeconds, MAX_DELAY_SECONDS),
    }),
  );
}

/** A vendor may announce an image before its parameter shows it: after an announcement that showed nothing new, look again. */
export async function lookLater(image: string, looks: number): Promise<void> {
  if (looks < MAX_LOOKS) await sendAgain({ kind: 'base-image', image, attempt: looks + 1 }, MAX_DELAY_SECONDS);
}
