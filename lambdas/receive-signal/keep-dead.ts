import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { readEnvironment } from '../../lib/contract/environment.ts';

const sqs = new SQSClient({});
const queueUrl = readEnvironment('deadSignalsQueueUrl', process.env);

/** Puts a message aside as it came. */
export async function keepDead({ body }: SQSRecord): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
}
