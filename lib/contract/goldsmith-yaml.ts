import { z } from 'zod';
import { FleetConfig } from './goldsmith-yaml-fleet.ts';
import { ImageConfig } from './goldsmith-yaml-image.ts';
import { RingConfig } from './goldsmith-yaml-ring.ts';
import { Name } from './goldsmith-yaml-scalars.ts';

export type { FleetConfig, Health } from './goldsmith-yaml-fleet.ts';
export type { ComponentRef, ImageConfig } from './goldsmith-yaml-image.ts';
export type { RingConfig } from './goldsmith-yaml-ring.ts';

const OwnNetwork = z.strictObject({
  vpc: z.string().regex(/^vpc-[0-9a-f]+$/, 'the id of a VPC such as "vpc-0123456789abcdef0"'),
  subnets: z
    .array(z.string().regex(/^subnet-[0-9a-f]+$/, 'the id of a subnet such as "subnet-0123456789abcdef0"'))
    .min(1, 'at least one private subnet'),
});

/** `sample`: Goldsmith makes a VPC and a load balancer; else yours. */
const Network = z.union([z.literal('sample'), OwnNetwork], 'sample, or { vpc, subnets }');

/** The whole file. What it says is shown by `goldsmith validate`; durations are `{ seconds }`, shares `{ percent }`. */
export const GoldsmithYaml = z.strictObject({
  network: Network,
  images: z.record(Name, ImageConfig),
  fleets: z.record(Name, FleetConfig).default({}),
  rings: z.array(RingConfig).optional(),
});
export type GoldsmithYaml = z.infer<typeof GoldsmithYaml>;
