import { z } from 'zod';
import {
  Duration,
  HealthPath,
  InstanceType,
  Minutes,
  Name,
  Port,
  Share,
  text,
  Whole,
} from './goldsmith-yaml-scalars.ts';

const LISTENER = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:listener\/app\/[^/]+\/[^/]+\/[^/]+$/;

const LoadBalancer = z.strictObject({
  listener: text(LISTENER, "the ARN of an Application Load Balancer's listener")
    .optional()
    .describe('Needed unless "network: sample", which brings its own.'),
  securityGroup: text(/^sg-[0-9a-f]+$/, 'the id of a security group such as "sg-0123456789abcdef0"')
    .optional()
    .describe("The balancer's security group, the only one that may reach the instances."),
  path: text(/^\/\S{0,127}$/, 'a path pattern that begins with "/", such as "/*", of at most 128 characters').default(
    '/*',
  ),
  host: text(/^[A-Za-z0-9.*?-]{1,128}$/, 'a host name or pattern such as "*.example.com"').optional(),
  priority: Whole(1, 50_000, 'a priority from 1 to 50000').optional().describe('Of the rule on the listener.'),
});

/** Looked at though another key of the map is wrong; values may then be missing, and comparisons with them are false. */
const always = { when: () => true };

const Capacity = z
  .strictObject({
    min: Whole(1, 10_000, 'a whole number from 1 to 10000').default(2),
    max: Whole(1, 10_000, 'a whole number from 1 to 10000').default(4),
  })
  .refine(({ min, max }) => !(max < min), { ...always, path: ['max'], message: 'at least as much as min' });

export const Health = z.strictObject({
  path: HealthPath.default('/healthz'),
  port: Port.default(80),
  grace: Duration.prefault('5 minutes').describe(
    'How long a new instance may take before a failing check counts against it.',
  ),
});
export type Health = z.infer<typeof Health>;

const Canary = z.strictObject({
  share: Share({ min: 1, max: 50 }).prefault('5%').describe('Of the requests.'),
  for: Minutes.prefault('10 minutes').describe('How long it is judged.'),
  instances: Whole(1, 100, 'a whole number from 1 to 100').default(1),
  healthTimeout: Minutes.prefault('15 minutes').describe('How long it may take to become healthy.'),
  minRequests: Whole(1, 1_000_000, 'a whole number from 1 to 1000000')
    .default(100)
    .describe('Below so many requests to the canary the verdict is inconclusive.'),
});

/** Source: Auto Scaling API Reference, RefreshPreferences, BakeTime. */
export const MAX_BAKE_SECONDS = 172_800;

const Deploy = z
  .strictObject({
    strategy: z.enum(['canary']).default('canary'),
    canary: Canary.prefault({}),
    alarms: z
      .array(text(/^.{1,255}$/, 'the name of an alarm'))
      .max(7, 'at most 7 alarms: an instance refresh takes 10, and Goldsmith adds three')
      .default([])
      .describe('Alarms, besides those that Goldsmith makes, that stop a deployment.'),
    bakeTime: Duration.prefault('15 minutes')
      .refine((time) => time.seconds <= MAX_BAKE_SECONDS, { message: 'at most "48 hours"' })
      .describe('How long alarms are watched after the last instance was replaced.'),
    watch: Duration.prefault('24 hours').describe(
      'How long after its end a deployment is taken back when it goes bad.',
    ),
    warmup: Duration.prefault('1 minute').describe('How long a healthy new instance waits before it counts.'),
    minHealthy: Share({ min: 0, max: 100 }).prefault('100%'),
    maxHealthy: Share({ min: 100, max: 200 }).prefault('125%'),
    timeout: Minutes.prefault('6 hours'),
  })
  // Source: Auto Scaling API Reference, RefreshPreferences.
  .refine(({ minHealthy, maxHealthy }) => !(maxHealthy?.percent - minHealthy?.percent > 100), {
    ...always,
    path: ['maxHealthy'],
    message: 'at most 100% more than minHealthy',
  });

const Adopt = z.strictObject({
  autoScalingGroup: text(/^.{1,255}$/, 'the name of an Auto Scaling group'),
});

export const FleetConfig = z.strictObject({
  image: Name.describe('The image line that it runs.'),
  adopt: Adopt.optional().describe(
    'A fleet whose group someone else made and keeps. The group and its launch template carry the tag "goldsmith:fleet", and the role of its instances lies under the path /goldsmith/instances/: the pipeline may change and hand on nothing else.',
  ),
  instanceType: InstanceType.optional(),
  userData: text(/./, 'a script, or "./<path>" of one')
    .optional()
    .describe('The text of a script, or "./<path>" to one beside goldsmith.yaml.'),
  loadBalancer: LoadBalancer.prefault({}),
  capacity: Capacity.prefault({}),
  health: Health.prefault({}),
  deploy: Deploy.prefault({}),
});
export type FleetConfig = z.infer<typeof FleetConfig>;
