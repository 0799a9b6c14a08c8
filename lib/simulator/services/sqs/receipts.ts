// What the holder of a receipt handle can do with its message.

import type { CallContext } from '../../kernel/service.ts';
import { invalidParameter, invalidReceipt } from './errors.ts';
import type { Message, Queue } from './queue.ts';
import type { SqsState } from './state.ts';
import { hideUntil, tellAvailable } from './transitions.ts';

/** A handle from before a later receipt is accepted, and deletes nothing. */
export function deleteByReceipt(context: CallContext<SqsState>, queue: Queue, handle: string): void {
  const found = findReceipt(queue, handle);
  if (found === undefined) throw invalidReceipt(handle);
  if (found.message === undefined || !found.latest) return;
  context.clock.cancel(found.message.timer);
  queue.messages.delete(found.message.id);
}

export function changeVisibility(
  context: CallContext<SqsState>,
  queue: Queue,
  change: { handle: string; seconds: number },
): void {
  const { handle, seconds } = change;
  if (seconds < 0 || seconds > 43_200) {
    throw invalidParameter(
      `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.`,
    );
  }
  const found = findReceipt(queue, handle);
  if (found === undefined) throw invalidReceipt(handle);
  const { message } = found;
  const { nowMs } = context.clock;
  if (message === undefined || !found.latest || message.visibleMs <= nowMs) {
    throw invalidParameter(
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  hideUntil(context, queue, message, nowMs + seconds * 1000);
  if (seconds === 0) tellAvailable(context, queue);
}

/** The message that a receipt handle speaks of; `latest` when no later receipt has been given out. */
function findReceipt(queue: Queue, handle: string): { message: Message | undefined; latest: boolean } | undefined {
  const [, arn, id] = Buffer.from(handle, 'base64').toString('utf8').split(' ');
  if (arn !== queue.arn || id === undefined) return undefined;
  const message = queue.messages.get(id);
  return { message, latest: message?.receipt === handle };
}
