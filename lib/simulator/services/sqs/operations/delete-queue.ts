import type { DeleteQueueCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { openQueue, type SqsState } from '../state.ts';

export function deleteQueue(input: DeleteQueueCommandInput, context: CallContext<SqsState>): object {
  const { state, clock } = context;
  const queue = openQueue(context, input.QueueUrl);
  for (const message of queue.messages.values()) clock.cancel(message.timer);
  queue.messages.clear();
  state.queues.delete(queue.name);
  state.deletedMs.set(queue.name, clock.nowMs);
  context.transition(queue.arn, 'created', 'deleted');
  return {};
}
