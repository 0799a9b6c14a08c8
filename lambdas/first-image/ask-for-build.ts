import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment } from '../../lib/contract/environment.ts';
import { recipeDigest, type Signal } from '../../lib/contract/signal.ts';
import type { StackRequest } from './stack-event.ts';

const sqs = new SQSClient({});
const queueUrl = readEnvironment('signalsQueueUrl', process.env);

/** For the first golden version, whatever was tried before. */
export async function askForBuild(event: StackRequest): Promise<void> {
  await ask(event, { reason: `the stack ${event.StackId} waits for a first golden version` });
}

/** For a version of what the recipe has become; nobody waits for it. */
export async function tellOfChange(event: StackRequest, digest: string): Promise<void> {
  await ask(event, { digest: recipeDigest(digest), reason: `the stack ${event.StackId} has changed what is baked` });
}

async function ask(event: StackRequest, why: { reason: string; digest?: string }): Promise<void> {
  // A request that comes twice asks once.
  const signal: Signal = { kind: 'source', image: event.ResourceProperties.Image, id: event.RequestId, ...why };
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(signal) }));
}
