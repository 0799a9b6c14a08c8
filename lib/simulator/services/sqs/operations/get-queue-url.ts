import type { GetQueueUrlCommandInput, GetQueueUrlCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { queueDoesNotExist } from '../errors.ts';
import type { SqsState } from '../state.ts';

export function getQueueUrl(
  input: GetQueueUrlCommandInput,
  context: CallContext<SqsState>,
): Partial<GetQueueUrlCommandOutput> {
  const { QueueName: name = '', QueueOwnerAWSAccountId: owner = context.account } = input;
  const queue = owner === context.account ? context.state.queues.get(name) : undefined;
  if (queue === undefined) throw queueDoesNotExist();
  return { QueueUrl: queue.url };
}
