import type {
  ChangeMessageVisibilityBatchCommandInput,
  ChangeMessageVisibilityBatchCommandOutput,
} from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { eachEntry } from '../batch.ts';
import { changeVisibility } from '../receipts.ts';
import { openQueue, type SqsState } from '../state.ts';

export function changeMessageVisibilityBatch(
  input: ChangeMessageVisibilityBatchCommandInput,
  context: CallContext<SqsState>,
): Partial<ChangeMessageVisibilityBatchCommandOutput> {
  const queue = openQueue(context, input.QueueUrl);
  return eachEntry(input.Entries, ({ Id, ReceiptHandle, VisibilityTimeout }) => {
    changeVisibility(context, queue, { handle: ReceiptHandle as string, seconds: VisibilityTimeout ?? 0 });
    return { Id: Id as string };
  });
}
