import type {
  ListDeadLetterSourceQueuesCommandInput,
  ListDeadLetterSourceQueuesCommandOutput,
} from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { openQueue, type SqsState } from '../state.ts';

export function listDeadLetterSourceQueues(
  input: ListDeadLetterSourceQueuesCommandInput,
  context: CallContext<SqsState>,
): Partial<ListDeadLetterSourceQueuesCommandOutput> {
  const target = openQueue(context, input.QueueUrl);
  const sources = [...context.state.queues.values()].filter((queue) => queue.redrive?.targetArn === target.arn);
  return { queueUrls: sources.map((queue) => queue.url) };
}
