import type { PurgeQueueCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { openQueue, type SqsState } from '../state.ts';

export function purgeQueue(input: PurgeQueueCommandInput, context: CallContext<SqsState>): object {
  const { clock } = context;
  const queue = openQueue(context, input.QueueUrl);
  if (clock.nowMs < queue.purgedMs + 60_000) {
    throw new ServiceError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
      { statusCode: 403 },
    );
  }
  queue.purgedMs = clock.nowMs;
  for (const message of queue.messages.values()) clock.cancel(message.timer);
  queue.messages.clear();
  return {};
}
