import * as z from 'zod';
import { advisoryFeeds } from './documents.ts';
import { severities } from './severity.ts';

const base = {
  image: z.string().min(1),
  id: z.string().min(1).optional(),
  /** When it first came, ISO 8601; kept while it waits. Absent: when the queue got it. */
  receivedAt: z.iso.datetime().optional(),
};

/** Of a source signal whose stack has changed the recipe, apart from the digests of others. */
export const recipeDigest = (sourceDigest: string) => `recipe ${sourceDigest}`;
export const namesRecipe = (digest: string) => digest.startsWith('recipe ');

/** A flaw of an image version that is worth a build; what `decide-advisory` said of it goes along. */
const flaw = {
  cves: z.array(z.string()),
  severity: z.enum(severities).optional(),
  /** `now`: urgent, it waits for nothing. `settle`: it is gathered with others. */
  when: z.enum(['now', 'settle']),
  reason: z.string(),
  /** By its maker, ISO 8601. */
  publishedAt: z.string().optional(),
  /** When Goldsmith, or Inspector, first saw it in the image. */
  seenAt: z.string(),
  /** The version of the image in which it was seen. */
  version: z.string(),
  /** What mends it: a version of installed packages or, `of` it, of the source package that they were made from. */
  fixes: z.array(
    z.object({
      package: z.string(),
      architecture: z.string().optional(),
      of: z.enum(['binary', 'source']),
      fixedVersion: z.string(),
    }),
  ),
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
  /**
   * The recipe changed, what its components fetch did, or a stack waits for a first golden version. `digest` names what it changed
   * to: a commit, or `recipeDigest`.
   */
  z.object({ ...base, kind: z.literal('source'), reason: z.string(), digest: z.string().min(1).optional() }),
  /** The image that this one is built on has a new golden version. */
  z.object({ ...base, kind: z.literal('parent-image'), parent: z.string(), parentVersion: z.string() }),
  z.object({ ...base, ...flaw, kind: z.literal('advisory'), feed: z.enum(advisoryFeeds), advisory: z.string() }),
  /** Of Amazon Inspector, about one flaw in one AMI, however many instances run it. */
  z.object({ ...base, ...flaw, kind: z.literal('finding'), amiId: z.string() }),
]);
export type Signal = z.infer<typeof Signal>;

export const SnsEnvelope = z.object({
  Type: z.literal('Notification'),
  TopicArn: z.string(),
  MessageId: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
});
