import type { SendMessageCommandInput, SendMessageCommandOutput } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { attributesMd5 } from '../md5.ts';
import { newMessage } from '../new-message.ts';
import { openQueue, type SqsState } from '../state.ts';
import { enqueue } from '../transitions.ts';

export function sendMessage(
  input: SendMessageCommandInput,
  context: CallContext<SqsState>,
): Partial<SendMessageCommandOutput> {
  const queue = openQueue(context, input.QueueUrl);
  const message = newMessage(context, queue, input);
  enqueue(context, queue, [message]);
  const MD5OfMessageAttributes = attributesMd5(message.attributes);
  return {
    MessageId: message.id,
    MD5OfMessageBody: message.md5,
    ...(MD5OfMessageAttributes === undefined ? {} : { MD5OfMessageAttributes }),
  };
}
