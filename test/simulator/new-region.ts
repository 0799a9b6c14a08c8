import type { Caller } from '../../lib/simulator/kernel/caller.ts';
import type { Consistency } from '../../lib/simulator/kernel/kernel.ts';
import { createRegion, type Region } from '../../lib/simulator/region.ts';

/** The account that publishes Amazon Linux. */
export const vendor: Caller = {
  kind: 'operator',
  account: '137112412989',
  arn: 'arn:aws:iam::137112412989:user/publisher',
};

export interface NewRegion {
  readonly region: Region;
  /** A public AMI of the vendor, arm64. */
  readonly baseImage: string;
  /** Publishes another one. */
  publish(): string;
  /** A subnet of the default VPC and its default security group. */
  readonly subnetId: string;
  readonly groupId: string;
}

/**
 * A region with nothing in it but what AWS brings: base images and a default VPC. Tests mostly write and read at one moment of
 * virtual time; programs outside have a region as it is.
 */
export function newRegion(seed = 1, consistency: Consistency = 'immediate'): NewRegion {
  const region = createRegion({ seed, startMs: Date.UTC(2026, 10, 21), consistency });
  let count = 0;
  const publish = () => {
    const input = {
      Name: `al2023-ami-2023.12.${++count}-kernel-6.1-arm64`,
      Architecture: 'arm64',
      ImdsSupport: 'v2.0',
    };
    return region.call('ec2', 'RegisterImage', input, vendor).ImageId as string;
  };
  const [subnet] = region.call('ec2', 'DescribeSubnets', {}).Subnets;
  const [group] = region.call('ec2', 'DescribeSecurityGroups', {}).SecurityGroups;
  return { region, baseImage: publish(), publish, subnetId: subnet.SubnetId, groupId: group.GroupId };
}
