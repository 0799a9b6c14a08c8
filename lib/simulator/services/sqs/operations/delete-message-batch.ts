import type { DeleteMessageBatchCommandInput, DeleteMessageBatchCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { eachEntry } from '../batch.ts';
import { deleteByReceipt } from '../receipts.ts';
import { openQueue, type SqsState } from '../state.ts';

export function deleteMessageBatch(
  input: DeleteMessageBatchCommandInput,
  context: CallContext<SqsState>,
): Partial<DeleteMessageBatchCommandOutput> {
  const queue = openQueue(context, input.QueueUrl);
  return eachEntry(input.Entries, ({ Id, ReceiptHandle }) => {
    deleteByReceipt(context, queue, ReceiptHandle as string);
    return { Id: Id as string };
  });
}
