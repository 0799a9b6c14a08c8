// How messages move: sent, delayed, received, visible again, into the dead-letter queue. Whoever polls learns of a
// receivable message by the transition `message-available` of the queue, so that nobody needs a timer to look.

import type { ServiceContext } from '../../kernel/service.ts';
import type { Message, Queue } from './queue.ts';
import { queueByArn, type SqsState } from './state.ts';

type Context = ServiceContext<SqsState>;

/** Keeps messages, and tells once if any of them can be received at once. */
export function enqueue(context: Context, queue: Queue, messages: readonly Message[]): void {
  for (const message of messages) {
    queue.messages.set(message.id, message);
    queue.oldestMs = Math.min(queue.oldestMs, message.sentMs);
    hideUntil(context, queue, message, message.visibleMs);
  }
  if (messages.some((message) => message.visibleMs <= context.clock.nowMs)) tellAvailable(context, queue);
}

export function hideUntil(context: Context, queue: Queue, message: Message, visibleMs: number): void {
  const { clock } = context;
  clock.cancel(message.timer);
  message.timer = undefined;
  message.visibleMs = visibleMs;
  if (visibleMs <= clock.nowMs) return;
  message.timer = clock.at(visibleMs, `message visible in ${queue.name}`, () => {
    message.timer = undefined;
    if (queue.messages.get(message.id) === message) tellAvailable(context, queue);
  });
}

export function tellAvailable(context: Context, queue: Queue): void {
  for (const waiter of [...queue.waiters]) {
    if (!waiter.look()) return;
    queue.waiters.delete(waiter);
  }
  for (const message of queue.messages.values()) {
    if (message.visibleMs > context.clock.nowMs) continue;
    context.transition(queue.arn, undefined, 'message-available');
    return;
  }
}

/** Takes up to so many messages and hides them. Those received too often already go to the dead-letter queue instead. */
export function take(context: Context, queue: Queue, wanted: { count: number; visibilitySeconds: number }): Message[] {
  const { clock, ids } = context;
  const taken: Message[] = [];
  for (const message of queue.messages.values()) {
    if (taken.length === wanted.count) break;
    if (message.visibleMs > clock.nowMs || retire(context, queue, message)) continue;
    message.receivedTimes++;
    message.firstReceivedMs ??= clock.nowMs;
    message.receipt = Buffer.from(`${ids.uuid()} ${queue.arn} ${message.id} ${clock.nowMs / 1000}`).toString('base64');
    hideUntil(context, queue, message, clock.nowMs + wanted.visibilitySeconds * 1000);
    taken.push(message);
  }
  return taken;
}

/** Moves a message to the dead-letter queue when its receipts are used up. It keeps its id and the time it was sent. */
function retire(context: Context, queue: Queue, message: Message): boolean {
  const { redrive } = queue;
  if (redrive === undefined || message.receivedTimes < redrive.maxReceiveCount) return false;
  const target = queueByArn(context.state, redrive.targetArn);
  if (target === undefined) return false;
  queue.messages.delete(message.id);
  context.clock.cancel(message.timer);
  context.transition(queue.arn, 'message-available', 'message-dead', { messageId: message.id, target: target.arn });
  const systemAttributes = { ...message.systemAttributes, DeadLetterQueueSourceArn: queue.arn };
  const moved = { ...message, systemAttributes, visibleMs: context.clock.nowMs, receipt: undefined, timer: undefined };
  enqueue(context, target, [moved]);
  return true;
}
