import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { InspectorFinding } from '../../lib/contract/inspector-finding.ts';
import { EVENT_SOURCE, eventTypes } from '../../lib/contract/names.ts';
import { Signal, SnsEnvelope } from '../../lib/contract/signal.ts';

/** A version of an image of ours has become golden. */
const GoldenEvent = z.object({
  source: z.literal(EVENT_SOURCE),
  'detail-type': z.literal(eventTypes.imageVersion),
  detail: z.object({ image: z.string(), version: z.string(), state: z.literal('golden') }),
});

type Content =
  | { readonly kind: 'signal'; readonly signal: Signal }
  | { readonly kind: 'announcement'; readonly topicArn: string }
  | { readonly kind: 'golden'; readonly image: string; readonly version: string }
  | { readonly kind: 'finding'; readonly finding: InspectorFinding };
export type Message = Content & { readonly receivedMs: number };

/** What a message of the queue says; undefined when nobody understands it. */
export function parseMessage(record: SQSRecord): Message | undefined {
  const content = contentOf(parseJson(record.body));
  if (content === undefined) return undefined;
  // When the queue first gave it out: the time at which it is looked at.
  return { ...content, receivedMs: Number(record.attributes.ApproximateFirstReceiveTimestamp) };
}

function contentOf(body: unknown): Content | undefined {
  const envelope = SnsEnvelope.safeParse(body);
  if (envelope.success) return { kind: 'announcement', topicArn: envelope.data.TopicArn };
  const golden = GoldenEvent.safeParse(body);
  if (golden.success) return { kind: 'golden', image: golden.data.detail.image, version: golden.data.detail.version };
  const finding = InspectorFinding.safeParse(body);
  if (finding.success) return { kind: 'finding', finding: finding.data };
  const signal = Signal.safeParse(body);
  return signal.success ? { kind: 'signal', signal: signal.data } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
