import { type EC2Client, paginateDescribeImages } from '@aws-sdk/client-ec2';
import { type AmiFilter, askedOfEc2 } from '../../lib/contract/base.ts';

/**
 * The AMI of a filter that was made last; undefined when nothing fits. EC2 leaves out what is disabled, and what its maker has
 * deprecated; one's own deprecated AMIs it shows, and they count.
 * Source: EC2 API Reference, DescribeImages, IncludeDeprecated and IncludeDisabled.
 */
export async function newestAmi(ec2: EC2Client, filter: AmiFilter): Promise<string | undefined> {
  let newest = '';
  for await (const { Images = [] } of paginateDescribeImages({ client: ec2 }, askedOfEc2(filter))) {
    for (const { ImageId, CreationDate } of Images) {
      // ISO 8601 in one zone: their order is that of the texts. Of two from one moment it is always the same one.
      const found = `${CreationDate} ${ImageId}`;
      if (found > newest) newest = found;
    }
  }
  return newest.split(' ')[1];
}
