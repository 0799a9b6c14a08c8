import type { DeleteMessageCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidReceipt } from '../errors.ts';
import type { Queue } from '../queue.ts';
import { openQueue, type SqsState } from '../state.ts';
import { findReceipt } from '../transitions.ts';

export function deleteMessage(input: DeleteMessageCommandInput, context: CallContext<SqsState>): object {
  const queue = openQueue(context, input.QueueUrl, 'DeleteMessage');
  deleteByReceipt(context, queue, input.ReceiptHandle as string);
  return {};
}

/** A handle from before a later receipt is accepted, and deletes nothing. */
export function deleteByReceipt(context: CallContext<SqsState>, queue: Queue, handle: string): void {
  const found = findReceipt(queue, handle);
  if (found === undefined) throw invalidReceipt(handle);
  if (found.message === undefined || !found.latest) return;
  context.clock.cancel(found.message.timer);
  queue.messages.delete(found.message.id);
}
