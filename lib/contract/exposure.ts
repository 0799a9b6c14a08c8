import * as z from 'zod';
import { advisoryFeeds } from './documents.ts';
import { severities } from './severity.ts';

/** One flaw of one installed package of an image version, and what was decided about it. */
export const Exposure = z.object({
  feed: z.enum(advisoryFeeds),
  /** Of the advisory, opaque. */
  advisory: z.string(),
  cves: z.array(z.string()),
  severity: z.enum(severities).optional(),
  knownExploited: z.boolean(),
  /** From 0 to 1 (EPSS). */
  exploitProbability: z.number().optional(),
  /** By its maker; ISO 8601. */
  publishedAt: z.string().optional(),
  /** When Goldsmith first found it in this version; ISO 8601. */
  seenAt: z.string(),
  package: z.object({ name: z.string(), version: z.string(), architecture: z.string() }),
  /** The first version that is mended; absent while there is none. */
  fixedVersion: z.string().optional(),
  /** Whether `fixedVersion` is one of the installed package, or of the source package that it was made from. */
  fixOf: z.enum(['binary', 'source']),
  fix: z.enum(['none', 'published', 'installable']),
  when: z.enum(['now', 'settle', 'schedule', 'wait', 'never']),
  reason: z.string(),
});
export type Exposure = z.infer<typeof Exposure>;

/** What is known to be wrong with an image version, as of one look. */
export const ExposureReport = z.object({
  image: z.string(),
  version: z.string(),
  distribution: z.string(),
  /** ISO 8601. */
  lookedAt: z.string(),
  exposures: z.array(Exposure),
});
export type ExposureReport = z.infer<typeof ExposureReport>;
