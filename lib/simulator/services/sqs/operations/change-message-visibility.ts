import type { ChangeMessageVisibilityCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameter, invalidReceipt } from '../errors.ts';
import type { Queue } from '../queue.ts';
import { openQueue, type SqsState } from '../state.ts';
import { findReceipt, hideUntil, tellAvailable } from '../transitions.ts';

export function changeMessageVisibility(
  input: ChangeMessageVisibilityCommandInput,
  context: CallContext<SqsState>,
): object {
  const queue = openQueue(context, input.QueueUrl, 'ChangeMessageVisibility');
  changeVisibility(context, queue, {
    handle: input.ReceiptHandle as string,
    seconds: input.VisibilityTimeout as number,
  });
  return {};
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
