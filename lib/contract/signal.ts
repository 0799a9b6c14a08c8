import * as z from 'zod';

const base = {
  image: z.string().min(1),
  id: z.string().min(1).optional(),
  /** When it first came, ISO 8601; kept while it waits. Absent: when the queue got it. */
  receivedAt: z.iso.datetime().optional(),
};

/**
 * What may stand in a message on the signals queue. Our own senders write the first four;
 * the vendor's announcement arrives as an SNS envelope and is only a wake-up (its shape is not documented).
 */
export const Signal = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('schedule'), scheduledTime: z.string() }),
  /** Look at the public parameter: is there a newer base image? `attempt` counts looks after one wake-up. */
  z.object({ ...base, kind: z.literal('base-image'), attempt: z.number().int().optional() }),
  z.object({ ...base, kind: z.literal('manual'), requestedBy: z.string(), reason: z.string().optional() }),
  /** The image has no golden version yet, and a stack waits for one. */
  z.object({ ...base, kind: z.literal('source'), reason: z.string() }),
]);
export type Signal = z.infer<typeof Signal>;

export const SnsEnvelope = z.object({
  Type: z.literal('Notification'),
  TopicArn: z.string(),
  MessageId: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
});
