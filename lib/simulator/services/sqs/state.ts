import type { CallContext, ServiceContext } from '../../kernel/service.ts';
import { invalidAttribute, invalidParameter, missingParameter, queueDoesNotExist } from './errors.ts';
import type { Queue } from './queue.ts';

export interface SqsState {
  /** By name. */
  readonly queues: Map<string, Queue>;
  /** When queues were deleted, by name. */
  readonly deletedMs: Map<string, number>;
  /** Latest first. */
  readonly moves: Move[];
}

/** Messages moved back from a dead-letter queue. */
export interface Move {
  readonly sourceArn: string;
  readonly destinationArn: string | undefined;
  readonly startedMs: number;
  readonly moved: number;
}

export const createState = (): SqsState => ({ queues: new Map(), deletedMs: new Map(), moves: [] });

/** The account and name in a queue's address. */
export function readUrl(url: string): { account: string; name: string } {
  const [name, account] = url.split('/').reverse();
  if (name === undefined || account === undefined || name === '') {
    throw invalidParameter(`The address ${url} is not valid for this endpoint.`);
  }
  return { account, name };
}

export function arnOf(context: Pick<ServiceContext, 'partition' | 'region'>, account: string, name: string): string {
  return `arn:${context.partition}:sqs:${context.region}:${account}:${name}`;
}

/** The queue at an address. */
export function openQueue(context: CallContext<SqsState>, url: string | undefined): Queue {
  if (url === undefined || url === '') throw missingParameter('QueueUrl');
  const { account, name } = readUrl(url);
  const queue = account === context.account ? context.state.queues.get(name) : undefined;
  if (queue === undefined) throw queueDoesNotExist();
  dropExpired(context, queue);
  return queue;
}

export function queueByArn(state: SqsState, arn: string): Queue | undefined {
  const queue = state.queues.get(arn.slice(arn.lastIndexOf(':') + 1));
  return queue?.arn === arn ? queue : undefined;
}

/** @throws ServiceError when a redrive policy leads nowhere */
export function requireRedriveTarget(state: SqsState, redrivePolicy: string | undefined): void {
  if (redrivePolicy === undefined || redrivePolicy === '') return;
  const { deadLetterTargetArn: target } = JSON.parse(redrivePolicy);
  if (queueByArn(state, target) !== undefined) return;
  throw invalidAttribute('RedrivePolicy', 'Dead letter target does not exist.');
}

/** Messages outlive their retention period only until somebody looks. */
function dropExpired({ clock }: ServiceContext<SqsState>, queue: Queue): void {
  const limitMs = clock.nowMs - queue.seconds('MessageRetentionPeriod') * 1000;
  if (queue.oldestMs > limitMs) return;
  queue.oldestMs = Number.POSITIVE_INFINITY;
  for (const message of queue.messages.values()) {
    if (message.sentMs > limitMs) {
      queue.oldestMs = Math.min(queue.oldestMs, message.sentMs);
      continue;
    }
    clock.cancel(message.timer);
    queue.messages.delete(message.id);
  }
}
