import type { SQSRecord } from 'aws-lambda';
import { Signal, SnsEnvelope } from '../../lib/contract/signal.ts';

export type Message =
  | { readonly kind: 'signal'; readonly signal: Signal; readonly receivedMs: number }
  | { readonly kind: 'announcement'; readonly topicArn: string; readonly receivedMs: number };

/** What a message of the queue says. Throws when it is neither a signal nor a vendor's announcement. */
export function parseMessage(record: SQSRecord): Message {
  const body: unknown = JSON.parse(record.body);
  // When the queue first gave it out: the time at which it is looked at.
  const receivedMs = Number(record.attributes.ApproximateFirstReceiveTimestamp);
  const envelope = SnsEnvelope.safeParse(body);
  if (envelope.success) return { kind: 'announcement', topicArn: envelope.data.TopicArn, receivedMs };
  return { kind: 'signal', signal: Signal.parse(body), receivedMs };
}
