import * as z from 'zod';
import { EVENT_SOURCE } from '../../lib/contract/names.ts';

/** What CloudFormation asks of a custom resource. */
export const StackRequest = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.object({
    Image: z.string(),
    Fleets: z.array(z.string()).default([]),
    /** Of what is baked. */
    Digest: z.string().optional(),
  }),
  OldResourceProperties: z.object({ Digest: z.string().optional() }).optional(),
});
export type StackRequest = z.infer<typeof StackRequest>;

const Judged = z.object({
  source: z.literal(EVENT_SOURCE),
  detail: z.object({
    image: z.string(),
    version: z.string(),
    state: z.enum(['golden', 'rejected']),
    reasons: z.array(z.string()),
  }),
});

export const StackEvent = z.union([StackRequest, Judged]);
