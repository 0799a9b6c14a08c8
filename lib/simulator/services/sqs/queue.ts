import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Entry } from '../../kernel/clock.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly md5: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
  readonly systemAttributes: Readonly<Record<string, string>>;
  readonly senderId: string;
  readonly sentMs: number;
  /** Nobody gets it before this moment: delayed, or received by someone. */
  visibleMs: number;
  receivedTimes: number;
  firstReceivedMs: number | undefined;
  /** The handle of the latest receipt. */
  receipt: string | undefined;
  /** Due when it becomes receivable again. */
  timer: Entry | undefined;
}

/** Someone who waits for messages. `look` tries again, and says whether it is satisfied. */
export interface Waiter {
  readonly look: () => boolean;
}

export class Queue {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly createdMs: number;
  modifiedMs: number;
  /** Attributes that can be set, as texts. */
  readonly attributes: Map<string, string>;
  readonly tags = new Map<string, string>();
  readonly messages = new Map<string, Message>();
  readonly waiters = new Set<Waiter>();
  purgedMs = Number.NEGATIVE_INFINITY;
  /** No message was sent earlier than this. */
  oldestMs = Number.POSITIVE_INFINITY;

  constructor(given: Pick<Queue, 'name' | 'url' | 'arn' | 'createdMs' | 'attributes'>) {
    this.name = given.name;
    this.url = given.url;
    this.arn = given.arn;
    this.createdMs = given.createdMs;
    this.modifiedMs = given.createdMs;
    this.attributes = given.attributes;
  }

  seconds(attribute: string): number {
    return Number(this.attributes.get(attribute) ?? 0);
  }

  get policy(): string | undefined {
    return this.attributes.get('Policy');
  }

  get redrive(): { readonly targetArn: string; readonly maxReceiveCount: number } | undefined {
    const text = this.attributes.get('RedrivePolicy');
    if (text === undefined || text === '') return undefined;
    const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(text);
    return { targetArn: deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) };
  }
}
