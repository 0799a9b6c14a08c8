import type { DeleteMessageCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { deleteByReceipt } from '../receipts.ts';
import { openQueue, type SqsState } from '../state.ts';

export function deleteMessage(input: DeleteMessageCommandInput, context: CallContext<SqsState>): object {
  const queue = openQueue(context, input.QueueUrl);
  deleteByReceipt(context, queue, input.ReceiptHandle as string);
  return {};
}
