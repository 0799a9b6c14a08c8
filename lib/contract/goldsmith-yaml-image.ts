import { z } from 'zod';
import { resolveBase, wantedBase } from './base.ts';
import { scheduleFault } from './cron-expression.ts';
import { isFilePath } from './file-path.ts';
import { Day, Duration, InstanceType, Minutes, Severity, text, Whole } from './goldsmith-yaml-scalars.ts';
import { timezoneFault } from './timezone.ts';

const AWS_COMPONENT = /^aws:([a-z0-9][a-z0-9-]*)$/;
const GOLDSMITH_COMPONENT = /^goldsmith:([a-z0-9][a-z0-9-]*)$/;
const COMPONENT =
  /^(aws:[a-z0-9][a-z0-9-]*|goldsmith:[a-z0-9][a-z0-9-]*|\.{1,2}\/.+\.ya?ml|arn:aws[a-z-]*:imagebuilder:.+)$/;
const COMPONENT_WORDS = '"aws:<name>", "goldsmith:<name>", "./<path>.yaml" or the ARN of a component';

/** Whether an entry of a list of components names a document beside goldsmith.yaml. */
export function isComponentPath(ref: unknown): ref is string {
  return isFilePath(ref) && COMPONENT.test(ref);
}

/** For those who name a file of another kind, or forget the first "./". */
function componentHint(written: unknown): string {
  if (typeof written !== 'string') return '';
  if (/^[\w/.-]+\.ya?ml$/.test(written)) return ` (did you mean "./${written.replace(/^\/+/, '')}"?)`;
  return isFilePath(written) ? '; what it shall do goes into a component document, such as "./web.yaml"' : '';
}

/** `aws:update-linux`, `goldsmith:hygiene`, `./components/web.yaml` or the ARN of a component that exists. */
export type ComponentRef =
  | { kind: 'aws'; name: string }
  | { kind: 'goldsmith'; name: string }
  /** A component document; the path is as written, relative to goldsmith.yaml. */
  | { kind: 'file'; path: string }
  | { kind: 'arn'; arn: string };

const Component = text(COMPONENT, ({ input }) => COMPONENT_WORDS + componentHint(input)).transform(
  (written): ComponentRef => {
    const aws = AWS_COMPONENT.exec(written)?.[1];
    if (aws !== undefined) return { kind: 'aws', name: aws };
    const own = GOLDSMITH_COMPONENT.exec(written)?.[1];
    if (own !== undefined) return { kind: 'goldsmith', name: own };
    return written.startsWith('arn:') ? { kind: 'arn', arn: written } : { kind: 'file', path: written };
  },
);

const Schedule = z.string('a schedule such as "cron(0 6 1 * ? *)" or "rate(7 days)"').superRefine((written, check) => {
  const fault = scheduleFault(written);
  if (fault !== undefined) check.addIssue({ code: 'custom', message: fault });
});

const Timezone = z.string('the IANA name of a timezone such as "Europe/Berlin"').superRefine((written, check) => {
  const fault = timezoneFault(written);
  if (fault !== undefined) check.addIssue({ code: 'custom', message: fault });
});

const BaseImage = z.strictObject({
  minAge: Duration.prefault('24 hours').describe(
    "How long the vendor's image must have been out before we build on it.",
  ),
  poll: Minutes.prefault('1 hour').describe(
    "How often the public parameter is looked at; the vendor's topic only wakes us sooner.",
  ),
  topic: text(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:.+$/, 'the ARN of an SNS topic')
    .optional()
    .describe("The vendor's SNS topic; that of Amazon Linux is known by itself."),
});

const Advisories = z.strictObject({
  from: Severity.describe('The least severity that asks for a build.'),
  settle: Duration.prefault('30 minutes').describe('How long to wait for more of them before building.'),
  knownExploited: z.enum(['now', 'settle']).default('now').describe('Whether one that is exploited already waits too.'),
});

const Rebuild = z.strictObject({
  schedule: Schedule.default('cron(0 6 1 * ? *)').describe(
    "In EventBridge Scheduler's words: cron of six fields, or rate.",
  ),
  timezone: Timezone.default('UTC'),
  baseImage: BaseImage.prefault({}),
  advisories: Advisories.optional(),
  maxPerDay: Whole(1, 100, 'a whole number of builds a day from 1 to 100')
    .default(4)
    .describe(
      'How many builds a day signals may cause. What is urgent, and what a person asks for, is never held back.',
    ),
});

const Gate = z.strictObject({
  block: Severity.default('high').describe('From this severity on a finding rejects an image version.'),
  except: z
    .array(
      z.strictObject({
        id: text(/./, 'the id of an advisory such as "CVE-2026-1234"'),
        until: Day,
        why: text(/./, 'a reason'),
      }),
    )
    .default([]),
});

const Keep = z.strictObject({
  versions: Whole(2, 1000, 'a whole number from 2, so that one can go back, to 1000').default(5),
  days: Whole(1, 3650, 'a whole number of days from 1 to 3650').default(90),
});

const RootVolume = z.strictObject({
  device: text(/^\/dev\/\S+$/, 'a device such as "/dev/xvda"')
    .optional()
    .describe("By default the base's, where it is a preset; else /dev/xvda."),
  sizeGiB: Whole(1, 16_384, 'a whole number of GiB from 1 to 16384')
    .optional()
    .describe("By default the base's, where it is a preset, and at least 8."),
});

const OWNER = 'the id of the account that owns the AMI, or "self", "amazon" or "aws-marketplace"';

const AmiFilter = z.strictObject({
  owner: text(/^(\d{12}|self|amazon|aws-marketplace)$/, OWNER).describe('Who publishes the AMI: its account.'),
  // Source: EC2 API Reference, RegisterImage: what a name of an AMI may hold; and the wildcards of filters.
  name: text(/^[\w ()./'@[\]*?-]{3,128}$/, 'a pattern of AMI names such as "RHEL-9.*-x86_64-*"').describe(
    'With `*` and `?`; the newest AMI that fits and is neither deprecated nor disabled.',
  ),
  architecture: z.enum(['arm64', 'x86_64'], 'arm64 or x86_64'),
});

const noBase = { error: ({ input }: { input?: unknown }) => wantedBase(input) };

/** Resolved: see base.ts. */
const Base = z
  .union([z.string().refine((written) => resolveBase(written) !== undefined, noBase), AmiFilter], noBase)
  .transform((written) => resolveBase(written) as string);

const DESCRIPTION = 'a text of 1 to 1024 characters';

export const ImageConfig = z.strictObject({
  // Source: Image Builder API Reference, CreateImageRecipe.
  description: z.string(DESCRIPTION).min(1, DESCRIPTION).max(1024, DESCRIPTION).optional(),
  base: Base.describe(
    'What the image is built on: a preset such as "ubuntu-24.04/arm64" (docs/reference/bases.md lists them); "ssm:" and a public SSM parameter, or one of your own under /imagebuilder/; the ARN of an Image Builder image; the newest AMI of an owner; or "image:" and the name of another image of this file, whose golden versions it is built on.',
  ),
  components: z.array(Component).default([]).describe('What is put onto the base, in order.'),
  tests: z
    .array(Component)
    .default([])
    .describe("What is tried on an instance of the new AMI in Image Builder's test stage."),
  instanceType: InstanceType.optional().describe("Of the builds; by default a small one of the base's architecture."),
  rootVolume: RootVolume.prefault({}),
  buildTimeout: Minutes.prefault('2 hours').describe('How long a bake may take.'),
  proofTimeout: Minutes.prefault('15 minutes').describe('How long its proof on a fresh instance may take.'),
  rebuild: Rebuild.prefault({}).describe('What asks for a new version.'),
  gate: Gate.prefault({}).describe('What a new version must not carry.'),
  keep: Keep.prefault({}).describe('How many old versions stay, and how long.'),
});
export type ImageConfig = z.infer<typeof ImageConfig>;
