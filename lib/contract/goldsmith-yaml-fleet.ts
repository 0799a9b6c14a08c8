import { z } from 'zod';
import { Duration, HealthPath, InstanceType, Name, Port, Share } from './goldsmith-yaml-scalars.ts';

const LISTENER = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:listener\/app\/[^/]+\/[^/]+\/[^/]+$/;
const SECURITY_GROUP = /^sg-[0-9a-f]+$/;

const LoadBalancer = z.strictObject({
  /** Needed unless `network: sample`, which brings its own. */
  listener: z.string().regex(LISTENER, "the ARN of an Application Load Balancer's listener").optional(),
  /** The balancer's security group, the only one that may reach the instances. */
  securityGroup: z
    .string()
    .regex(SECURITY_GROUP, 'the id of a security group such as "sg-0123456789abcdef0"')
    .optional(),
  path: z
    .string()
    .regex(/^\/\S*$/, 'a path pattern that begins with "/", such as "/*"')
    .default('/*'),
  host: z.string().min(1, 'a host name').optional(),
  priority: z
    .int('a priority from 1 to 50000')
    .min(1, 'a priority from 1 to 50000')
    .max(50_000, 'a priority from 1 to 50000')
    .optional(),
});

const Capacity = z
  .strictObject({
    min: z.int('a whole number').min(1, 'at least 1').default(2),
    max: z.int('a whole number').min(1, 'at least 1').default(4),
  })
  .refine((capacity) => capacity.max >= capacity.min, { path: ['max'], message: 'at least as much as min' });

export const Health = z.strictObject({
  path: HealthPath.default('/healthz'),
  port: Port.default(80),
  /** How long a new instance may take before a failing check counts against it. */
  grace: Duration.prefault('5 minutes'),
});
export type Health = z.infer<typeof Health>;

const Canary = z.strictObject({
  share: Share({ min: 1, max: 50 }).prefault('5%'),
  for: Duration.prefault('10 minutes'),
  instances: z.int('a whole number').min(1, 'at least 1').default(1),
  /** How long the canary may take to become healthy. */
  healthTimeout: Duration.prefault('15 minutes'),
  /** Below so many requests to the canary the verdict is inconclusive. */
  minRequests: z.int('a whole number').min(1, 'at least 1').default(100),
});

const Deploy = z.strictObject({
  strategy: z.enum(['canary']).default('canary'),
  canary: Canary.prefault({}),
  /** Names of alarms, besides those that Goldsmith makes, that stop a deployment. */
  alarms: z.array(z.string().min(1, 'the name of an alarm')).default([]),
  /** AWS allows at most 48 hours: RefreshPreferences.BakeTime, 0 to 172800 seconds. */
  bakeTime: Duration.prefault('15 minutes').refine((time) => time.seconds <= 172_800, { message: 'at most 48 hours' }),
  watch: Duration.prefault('24 hours'),
  warmup: Duration.prefault('1 minute'),
  minHealthy: Share({ min: 0, max: 100 }).prefault('100%'),
  /** AWS wants 100 to 200, and at most 100 above minHealthy. */
  maxHealthy: Share({ min: 100, max: 200 }).prefault('125%'),
  timeout: Duration.prefault('6 hours'),
});

/** A fleet whose group someone else made and keeps. */
const Adopt = z.strictObject({ autoScalingGroup: z.string().min(1, 'the name of an Auto Scaling group').max(255) });

export const FleetConfig = z.strictObject({
  image: Name,
  adopt: Adopt.optional(),
  instanceType: InstanceType.optional(),
  /** The text of a script, or `./path` to one beside goldsmith.yaml. */
  userData: z.string().min(1, 'a script, or "./<path>" of one').optional(),
  loadBalancer: LoadBalancer.prefault({}),
  capacity: Capacity.prefault({}),
  health: Health.prefault({}),
  deploy: Deploy.prefault({}),
});
export type FleetConfig = z.infer<typeof FleetConfig>;
