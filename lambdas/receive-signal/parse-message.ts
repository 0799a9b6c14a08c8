import type { SQSRecord } from 'aws-lambda';
import { Signal, SnsEnvelope } from '../../lib/contract/signal.ts';

export type Message =
  | { readonly kind: 'signal'; readonly signal: Signal; readonly receivedMs: number }
  | { readonly kind: 'announcement'; readonly topicArn: string; readonly receivedMs: number };

/** What a message of the queue says; undefined when it is neither a signal nor a vendor's announcement. */
export function parseMessage(record: SQSRecord): Message | undefined {
  const body = parseJson(record.body);
  // When the queue first gave it out: the time at which it is looked at.
  const receivedMs = Number(record.attributes.ApproximateFirstReceiveTimestamp);
  const envelope = SnsEnvelope.safeParse(body);
  if (envelope.success) return { kind: 'announcement', topicArn: envelope.data.TopicArn, receivedMs };
  const signal = Signal.safeParse(body);
  return signal.success ? { kind: 'signal', signal: signal.data, receivedMs } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
