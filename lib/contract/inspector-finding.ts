import * as z from 'zod';
import { inspectorTime } from './inspector-time.ts';

/** One that cannot be read costs the time it says, not the finding. */
const Time = z
  .string()
  .transform((text) => inspectorTime(text))
  .optional();

const VulnerablePackage = z.object({
  name: z.string(),
  arch: z.string().optional(),
  /** `OS`, or whose package it is: `NPM`, `PIP`, `JAR` … */
  packageManager: z.string().optional(),
  /** `epoch:version[-release]`; `NotAvailable` while there is none. */
  fixedInVersion: z.string().optional(),
});

const Resource = z.object({
  id: z.string(),
  type: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  details: z
    .object({
      awsEc2Instance: z.object({ imageId: z.string().optional(), platform: z.string().optional() }).optional(),
    })
    .optional(),
});

/**
 * What is needed of an event of Amazon Inspector about one flaw of one resource.
 * Source: Inspector User Guide, "Amazon EventBridge event schema".
 */
export const InspectorFinding = z.object({
  source: z.literal('aws.inspector2'),
  'detail-type': z.literal('Inspector2 Finding'),
  time: z.iso.datetime(),
  detail: z.object({
    findingArn: z.string(),
    status: z.enum(['ACTIVE', 'SUPPRESSED', 'CLOSED']),
    severity: z.string().optional(),
    exploitAvailable: z.string().optional(),
    epss: z.object({ score: z.number() }).nullish(),
    firstObservedAt: Time,
    updatedAt: Time,
    packageVulnerabilityDetails: z.object({
      vulnerabilityId: z.string(),
      vendorCreatedAt: Time,
      vulnerablePackages: z.array(VulnerablePackage).default([]),
    }),
    resources: z.array(Resource),
  }),
});
export type InspectorFinding = z.infer<typeof InspectorFinding>;
