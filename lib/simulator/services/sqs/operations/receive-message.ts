import type {
  Message as ReceivedMessage,
  ReceiveMessageCommandInput,
  ReceiveMessageCommandOutput,
} from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameter } from '../errors.ts';
import { attributesMd5 } from '../md5.ts';
import type { Message, Queue, Waiter } from '../queue.ts';
import { openQueue, type SqsState } from '../state.ts';
import { take } from '../transitions.ts';

type Output = Partial<ReceiveMessageCommandOutput>;

/** A promise only when there is nothing to receive and the caller waits. */
export function receiveMessage(
  input: ReceiveMessageCommandInput,
  context: CallContext<SqsState>,
): Output | Promise<Output> {
  const queue = openQueue(context, input.QueueUrl);
  const count = input.MaxNumberOfMessages ?? 1;
  if (count < 1 || count > 10) {
    throw invalidParameter(
      `Value ${count} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
    );
  }
  const waitSeconds = input.WaitTimeSeconds ?? queue.seconds('ReceiveMessageWaitTimeSeconds');
  if (waitSeconds < 0 || waitSeconds > 20) {
    throw invalidParameter(
      `Value ${waitSeconds} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.`,
    );
  }
  const visibilitySeconds = input.VisibilityTimeout ?? queue.seconds('VisibilityTimeout');
  const look = () => take(context, queue, { count, visibilitySeconds });
  const messages = look();
  if (messages.length > 0 || waitSeconds === 0) return shown(messages, input);
  return waitFor({ context, queue, waitSeconds, look }).then((found) => shown(found, input));
}

function waitFor(wait: {
  context: CallContext<SqsState>;
  queue: Queue;
  waitSeconds: number;
  look: () => Message[];
}): Promise<Message[]> {
  const { context, queue, waitSeconds, look } = wait;
  return new Promise((resolve) => {
    const waiter: Waiter = {
      look: () => {
        const messages = look();
        if (messages.length === 0) return false;
        context.clock.cancel(timer);
        resolve(messages);
        return true;
      },
    };
    const timer = context.clock.after(waitSeconds * 1000, `wait for messages in ${queue.name}`, () => {
      queue.waiters.delete(waiter);
      resolve([]);
    });
    queue.waiters.add(waiter);
  });
}

function shown(messages: readonly Message[], input: ReceiveMessageCommandInput): Output {
  if (messages.length === 0) return {};
  const system = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])] as string[];
  return { Messages: messages.map((message) => received(message, system, input.MessageAttributeNames ?? [])) };
}

function received(message: Message, system: readonly string[], wanted: readonly string[]): ReceivedMessage {
  const all: Record<string, string> = {
    ...message.systemAttributes,
    SenderId: message.senderId,
    SentTimestamp: String(message.sentMs),
    ApproximateReceiveCount: String(message.receivedTimes),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
  };
  const attributes = Object.fromEntries(
    Object.entries(all).filter(([name]) => system.includes('All') || system.includes(name)),
  );
  const own = Object.fromEntries(Object.entries(message.attributes).filter(([name]) => isWanted(name, wanted)));
  const md5 = attributesMd5(own);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt as string,
    MD5OfBody: message.md5,
    Body: message.body,
    ...(Object.keys(attributes).length > 0 ? { Attributes: attributes } : {}),
    ...(md5 === undefined ? {} : { MD5OfMessageAttributes: md5, MessageAttributes: own }),
  };
}

function isWanted(name: string, wanted: readonly string[]): boolean {
  return wanted.some(
    (one) => one === 'All' || one === '.*' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))),
  );
}
