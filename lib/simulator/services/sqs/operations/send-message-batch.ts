import type { SendMessageBatchCommandInput, SendMessageBatchCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { eachEntry } from '../batch.ts';
import { attributesMd5 } from '../md5.ts';
import { messageSize, newMessage } from '../new-message.ts';
import type { Message } from '../queue.ts';
import { openQueue, type SqsState } from '../state.ts';
import { enqueue } from '../transitions.ts';

const MAX_BATCH_BYTES = 1_048_576;

export function sendMessageBatch(
  input: SendMessageBatchCommandInput,
  context: CallContext<SqsState>,
): Partial<SendMessageBatchCommandOutput> {
  const queue = openQueue(context, input.QueueUrl);
  const size = (input.Entries ?? []).reduce((sum, entry) => sum + messageSize(entry), 0);
  if (size > MAX_BATCH_BYTES) {
    throw new ServiceError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${MAX_BATCH_BYTES} bytes. You have sent ${size} bytes.`,
    );
  }
  const messages: Message[] = [];
  const result = eachEntry(input.Entries, (entry) => {
    const message = newMessage(context, queue, entry);
    messages.push(message);
    const MD5OfMessageAttributes = attributesMd5(message.attributes);
    return {
      Id: entry.Id as string,
      MessageId: message.id,
      MD5OfMessageBody: message.md5,
      ...(MD5OfMessageAttributes === undefined ? {} : { MD5OfMessageAttributes }),
    };
  });
  enqueue(context, queue, messages);
  return result;
}
