import * as z from 'zod';
import { severities } from './severity.ts';

/** Where the core's parts are, for the CLI. */
export const CoreSettings = z.object({
  table: z.string(),
  /** The bucket of documents. */
  documents: z.string(),
  signalsQueueUrl: z.string(),
  deadSignalsQueueUrl: z.string(),
  stateMachines: z.object({ buildImage: z.string(), releaseImage: z.string(), deployFleet: z.string() }),
});
export type CoreSettings = z.infer<typeof CoreSettings>;

/** One image as its stack made it; JSON in the parameter `imageSettings`. Times in seconds. */
export const ImageSettings = z.object({
  image: z.string(),
  /** The parent as in goldsmith.yaml, e.g. `ssm:/aws/service/…`. */
  base: z.string(),
  /** The image of ours whose golden versions are its base. */
  parent: z.string().optional(),
  pipelineArn: z.string(),
  /** The vendor's topic whose announcements mean this base. */
  baseImageTopic: z.string().optional(),
  /** The first that runs it, if any, whether it is made yet or not. */
  fleets: z.array(z.string()),
  /** When it is built whatever happens. */
  schedule: z.object({ expression: z.string(), timezone: z.string() }).optional(),
  minBaseImageAgeSeconds: z.number(),
  /** What an advisory or a finding must be to ask for a build; absent when none does. */
  advisories: z
    .object({ from: z.enum(severities), settleSeconds: z.number(), knownExploited: z.enum(['now', 'settle']) })
    .optional(),
  /** Builds a day that are not urgent. */
  maxBuildsPerDay: z.number(),
  /**
   * What a build brings besides its base: nothing; the packages that its repository carries; or those of the newest release of
   * the distribution, too (Amazon Linux freezes its repositories per release).
   */
  updates: z.enum(['nothing', 'packages', 'release']),
  /** Changes with the recipe, its components and its tests. */
  sourceDigest: z.string(),
  buildTimeoutSeconds: z.number(),
  /** How the AMI is proven: launched from this template, into this subnet, with this isolated security group. */
  proof: z.object({
    launchTemplateId: z.string(),
    launchTemplateVersion: z.string(),
    subnetId: z.string(),
    securityGroupId: z.string(),
    port: z.number(),
    healthPath: z.string(),
    timeoutSeconds: z.number(),
  }),
});
export type ImageSettings = z.infer<typeof ImageSettings>;

/** One fleet as its stack made it; JSON in the parameter `fleetSettings`. Times in seconds. */
export const FleetSettings = z.object({
  fleet: z.string(),
  image: z.string(),
  autoScalingGroup: z.string(),
  launchTemplateId: z.string(),
  canary: z.object({
    autoScalingGroup: z.string(),
    /** Instances in the canary group while it is judged. */
    capacity: z.number(),
    /** Share of the requests, in whole percent. */
    sharePercent: z.number(),
    judgeSeconds: z.number(),
    /** How long the canary may take to become healthy. */
    healthTimeoutSeconds: z.number(),
    /** Below so many requests to the canary in the judged time the verdict is inconclusive. */
    minRequests: z.number(),
  }),
  listenerRuleArn: z.string(),
  targetGroupArn: z.string(),
  canaryTargetGroupArn: z.string(),
  loadBalancerFullName: z.string(),
  targetGroupFullName: z.string(),
  canaryTargetGroupFullName: z.string(),
  alarms: z.array(z.string()),
  bakeSeconds: z.number(),
  instanceWarmupSeconds: z.number(),
  minHealthyPercentage: z.number(),
  maxHealthyPercentage: z.number(),
  refreshTimeoutSeconds: z.number(),
  port: z.number(),
  healthPath: z.string(),
});
export type FleetSettings = z.infer<typeof FleetSettings>;
