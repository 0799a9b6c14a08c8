import type { ChangeMessageVisibilityCommandInput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { changeVisibility } from '../receipts.ts';
import { openQueue, type SqsState } from '../state.ts';

export function changeMessageVisibility(
  input: ChangeMessageVisibilityCommandInput,
  context: CallContext<SqsState>,
): object {
  const queue = openQueue(context, input.QueueUrl);
  changeVisibility(context, queue, {
    handle: input.ReceiptHandle as string,
    seconds: input.VisibilityTimeout as number,
  });
  return {};
}
