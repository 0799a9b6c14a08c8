import { z } from 'zod';
import { scheduleFault } from './cron-expression.ts';
import { Day, Duration, InstanceType, Severity } from './goldsmith-yaml-scalars.ts';
import { timezoneFault } from './timezone.ts';

const AWS_COMPONENT = /^aws:([a-z0-9][a-z0-9-]*)$/;
const GOLDSMITH_COMPONENT = /^goldsmith:([a-z0-9][a-z0-9-]*)$/;
const COMPONENT =
  /^(aws:[a-z0-9][a-z0-9-]*|goldsmith:[a-z0-9][a-z0-9-]*|\.{1,2}\/.+\.ya?ml|arn:aws[a-z-]*:imagebuilder:.+)$/;

/** `aws:update-linux`, `goldsmith:hygiene`, `./components/web.yaml` or the ARN of a component that exists. */
export type ComponentRef =
  | { kind: 'aws'; name: string }
  | { kind: 'goldsmith'; name: string }
  /** A component document; the path is as written, relative to goldsmith.yaml. */
  | { kind: 'file'; path: string }
  | { kind: 'arn'; arn: string };

const Component = z
  .string()
  .regex(COMPONENT, '"aws:<name>", "goldsmith:<name>", "./<path>.yaml" or the ARN of a component')
  .transform((text): ComponentRef => {
    const aws = AWS_COMPONENT.exec(text)?.[1];
    if (aws !== undefined) return { kind: 'aws', name: aws };
    const own = GOLDSMITH_COMPONENT.exec(text)?.[1];
    if (own !== undefined) return { kind: 'goldsmith', name: own };
    return text.startsWith('arn:') ? { kind: 'arn', arn: text } : { kind: 'file', path: text };
  });

const Schedule = z.string().superRefine((text, check) => {
  const fault = scheduleFault(text);
  if (fault !== undefined) check.addIssue({ code: 'custom', message: fault });
});

export const Timezone = z.string().superRefine((text, check) => {
  const fault = timezoneFault(text);
  if (fault !== undefined) check.addIssue({ code: 'custom', message: fault });
});

const BaseImage = z.strictObject({
  /** How long the vendor's image must have been out before we build on it. */
  minAge: Duration.prefault('24 hours'),
  /** How often the public parameter is looked at; the vendor's topic only wakes us sooner. */
  poll: Duration.prefault('1 hour'),
  /** The vendor's SNS topic; the one of Amazon Linux is known by itself. */
  topic: z
    .string()
    .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:.+$/, 'the ARN of an SNS topic')
    .optional(),
});

const Advisories = z.strictObject({
  from: Severity,
  settle: Duration.prefault('30 minutes'),
  knownExploited: z.enum(['now', 'settle']).default('now'),
});

const Rebuild = z.strictObject({
  schedule: Schedule.default('cron(0 6 1 * ? *)'),
  timezone: Timezone.default('UTC'),
  baseImage: BaseImage.prefault({}),
  advisories: Advisories.optional(),
});

const Gate = z.strictObject({
  block: Severity.default('high'),
  except: z
    .array(
      z.strictObject({
        id: z.string().min(1, 'the id of an advisory'),
        until: Day,
        why: z.string().min(1, 'a reason'),
      }),
    )
    .default([]),
});

const Keep = z.strictObject({
  versions: z.int('a whole number').min(2, 'at least 2, so that one can go back').default(5),
  days: z.int('a whole number').min(1, 'at least 1').default(90),
});

const RootVolume = z.strictObject({
  device: z
    .string()
    .regex(/^\/dev\/\S+$/, 'a device such as "/dev/xvda"')
    .default('/dev/xvda'),
  sizeGiB: z.int('a whole number of GiB').min(1, 'at least 1').max(16_384, 'at most 16384').default(8),
});

export const ImageConfig = z.strictObject({
  description: z.string().optional(),
  base: z.string().regex(/^ssm:\/[A-Za-z0-9_./-]+$/, '"ssm:" and the path of a parameter that holds an AMI id'),
  components: z.array(Component).default([]),
  tests: z.array(Component).default([]),
  /** Of the builds; by default the small one of the base's architecture. */
  instanceType: InstanceType.optional(),
  rootVolume: RootVolume.prefault({}),
  /** How long a bake may take, and how long its proof on a fresh instance. */
  buildTimeout: Duration.prefault('2 hours'),
  proofTimeout: Duration.prefault('15 minutes'),
  rebuild: Rebuild.prefault({}),
  gate: Gate.prefault({}),
  keep: Keep.prefault({}),
});
export type ImageConfig = z.infer<typeof ImageConfig>;
