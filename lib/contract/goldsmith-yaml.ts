import { z } from 'zod';
import { FleetConfig } from './goldsmith-yaml-fleet.ts';
import { ImageConfig } from './goldsmith-yaml-image.ts';
import { RingConfig } from './goldsmith-yaml-ring.ts';
import { Name, text } from './goldsmith-yaml-scalars.ts';

export type { FleetConfig, Health } from './goldsmith-yaml-fleet.ts';
export type { ComponentRef, ImageConfig } from './goldsmith-yaml-image.ts';

const OwnNetwork = z.strictObject({
  vpc: text(/^vpc-[0-9a-f]+$/, 'the id of a VPC such as "vpc-0123456789abcdef0"'),
  subnets: z
    .array(
      text(/^subnet-[0-9a-f]+$/, 'the id of a subnet such as "subnet-0123456789abcdef0"'),
      'a list of the ids of private subnets',
    )
    .min(1, 'at least one private subnet')
    .describe('Private subnets with a way out (NAT or endpoints) for Systems Manager and package repositories.'),
});

const Network = z
  .union([z.literal('sample'), OwnNetwork], 'sample, or a map of vpc and subnets')
  .describe('"sample": Goldsmith makes a VPC and a load balancer. Else where your instances live.');

/** The whole file. Durations are read as `{ seconds }`, shares as `{ percent }`. */
export const GoldsmithYaml = z.strictObject({
  network: Network,
  images: z
    .record(Name, ImageConfig)
    .refine((images) => Object.keys(images).length > 0, { message: 'at least one image' })
    .describe('The lines of golden AMIs, by name.'),
  fleets: z.record(Name, FleetConfig).default({}).describe('The Auto Scaling groups that run them, by name.'),
  rings: z.array(RingConfig).optional().describe('Which fleets are released together, in order.'),
});
export type GoldsmithYaml = z.infer<typeof GoldsmithYaml>;
