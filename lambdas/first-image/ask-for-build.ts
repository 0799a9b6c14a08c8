import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment } from '../../lib/contract/environment.ts';
import type { Signal } from '../../lib/contract/signal.ts';
import type { StackRequest } from './stack-event.ts';

const sqs = new SQSClient({});
const queueUrl = readEnvironment('signalsQueueUrl', process.env);

export async function askForBuild(event: StackRequest): Promise<void> {
  const signal: Signal = {
    kind: 'source',
    image: event.ResourceProperties.Image,
    // A request that comes twice asks once.
    id: event.RequestId,
    reason: `the stack ${event.StackId} waits for a first golden version`,
  };
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(signal) }));
}
